import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenMapping, noHandChoices, withUseChosen } from '../../../shared/imports/hand-choices.ts';
import { mappingProblems } from '../../../shared/imports/mapping-problems.ts';
import type { SourceUse } from '../../../shared/imports/source-use.ts';
import { detectedHeaderRow, suggestedMapping } from '../../../shared/imports/suggested-mapping.ts';
import { anyTable } from './import-arbitraries.ts';
import { tableOf } from './import-samples.ts';

const people = tableOf(['Vorname', 'Nachname', 'Shoe size'], ['Ana', 'Silva', '38']);
const path: SourceUse = { to: 'column', column: 'path' };

/** A use that was chosen for one column of a table whose first row is its header. */
const chosen = (table: typeof people, index: number, use: SourceUse) =>
  withUseChosen(noHandChoices, table, 0, index, use);

describe('a mapping with choices by hand', () => {
  it('is the suggested one where nothing was chosen', () => {
    fc.assert(
      fc.property(anyTable, (cells) => {
        const table = { ...people, ...cells };
        const { mapping } = chosenMapping(table, noHandChoices);
        expect(mapping).toEqual(suggestedMapping(table, detectedHeaderRow(table)));
      }),
    );
  });

  it('has what was chosen where the heading moved to, and nothing of it where it is gone', () => {
    const choices = chosen(people, 2, path);
    const moved = tableOf(['Shoe size', 'Vorname', 'Nachname'], ['38', 'Ana', 'Silva']);
    expect(chosenMapping(moved, choices).mapping.uses.map(({ to }) => to)).toEqual([
      'column',
      'first-name',
      'last-name',
    ]);
    const gone = chosenMapping(tableOf(['Vorname', 'Nachname', 'Office']), choices);
    expect(gone.mapping.uses[2]).toEqual({ to: 'tag', key: 'Office' });
    expect(chosenMapping(people, gone.choices).mapping.uses[2]).toEqual(path);
  });

  it('keeps repeated headings apart', () => {
    const twice = tableOf(['Vorname', 'Extra', 'Extra'], ['Ana', '1', '2']);
    expect(chosenMapping(twice, chosen(twice, 2, path)).mapping.uses.map(({ to }) => to)).toEqual([
      'first-name',
      'nothing',
      'column',
    ]);
  });

  it('gives what one column alone can have to the one that was chosen', () => {
    const garbled = { ...tableOf(['Pr?nom', 'Nachname', 'Call name'], ['Ana', 'Silva', 'An']) };
    const choices = chosen(garbled, 2, { to: 'first-name' });
    const right = { ...tableOf(['Prénom', 'Nachname', 'Call name']), encoding: 'windows-1252' as const };
    const { mapping } = chosenMapping(right, choices);
    expect(mapping.uses.map(({ to }) => to)).toEqual(['nothing', 'last-name', 'first-name']);
    expect(mappingProblems(mapping).columns.size).toBe(0);
  });

  it('goes by the place where the encoding alone is another one', () => {
    const choices = chosen(tableOf(['Vorname', 'Gr??e']), 1, path);
    const right = tableOf(['Vorname', 'Größe']);
    expect(chosenMapping(right, choices).mapping.uses[1]).toEqual({ to: 'nothing' });
    const encoded = { ...right, encoding: 'windows-1252' as const };
    const read = chosenMapping(encoded, choices);
    expect(read.mapping.uses[1]).toEqual(path);
    // Also when another delimiter is chosen then.
    const moved = { ...tableOf(['Größe', 'Vorname']), encoding: encoded.encoding, delimiter: ';' as const };
    expect(chosenMapping(moved, read.choices).mapping.uses[0]).toEqual(path);
  });

  it('has the chosen header row on its own sheet, where there is that row', () => {
    const sheet = { ...people, sheets: ['One', 'Two'], sheet: 'One', rows: [['x'], ...people.rows] };
    const choices = { ...noHandChoices, headerRow: { row: 0, sheet: 'One' } };
    expect(chosenMapping(sheet, choices).mapping.headerRow).toBe(0);
    expect(chosenMapping({ ...sheet, sheet: 'Two' }, choices).mapping.headerRow).toBe(1);
    const below = { ...noHandChoices, headerRow: { row: 3, sheet: 'One' } };
    expect(chosenMapping(sheet, below).mapping.headerRow).toBe(1);
  });
});
