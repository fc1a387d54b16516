import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clipOf,
  filledDown,
  pasted,
  pasteTarget,
  withTextEverywhere,
  type CellRange,
  type Clip,
} from '../../../../shared/drafts/cell-edits.ts';
import { columns } from '../../../../shared/drafts/column.ts';
import type { Draft } from '../../../../shared/drafts/draft.ts';
import { mostRows } from '../../../../shared/drafts/rows.ts';
import { drafts } from '../../plans/draft-arbitraries.ts';
import { allCells, draftOf, names, newIds, readOnlyArn, texts } from './sample-table.ts';

function paste(draft: Draft, selected: CellRange, clip: Clip, shown = allCells(draft).rowIds): Draft {
  return pasted(draft, pasteTarget(draft, shown, selected, clip), clip, names, newIds());
}

const five = draftOf('a', 'b', 'c', 'd', 'e');

describe('paste', () => {
  it('writes a clip from the first selected cell on', () => {
    const after = paste(five, { rowIds: ['2'], columns: ['groups'] }, [
      ['developers', 'ReadOnlyAccess'],
      ['auditors', ''],
    ]);
    expect(texts(after, 'groups')).toEqual(['(none)', 'developers', 'auditors', '(none)', '(none)']);
    expect(after.users[1]?.overrides?.policyArns).toEqual([readOnlyArn]);
    expect(after.users[0]).toBe(five.users[0]);
  });

  it('repeats a clip over a selection that is a multiple of it', () => {
    const selected: CellRange = { rowIds: ['1', '2', '3', '4'], columns: ['path'] };
    expect(texts(paste(five, selected, [['/a/'], ['/b/']]), 'path')).toEqual([
      '/a/',
      '/b/',
      '/a/',
      '/b/',
      '/',
    ]);
    const wider = paste(five, selected, [['/c/', 'Access key']]);
    expect(texts(wider, 'path')).toEqual(['/c/', '/c/', '/c/', '/c/', '/']);
    expect(texts(wider, 'access').slice(3)).toEqual(['Access key', 'Console']);
  });

  it('does not repeat it over a selection that is none', () => {
    const selected: CellRange = { rowIds: ['1', '2', '3'], columns: ['path'] };
    expect(texts(paste(five, selected, [['/a/'], ['/b/']]), 'path')).toEqual(['/a/', '/b/', '/', '/', '/']);
  });

  it('adds the rows that are missing at the end', () => {
    const after = paste(five, { rowIds: ['5'], columns: ['name'] }, [['x'], [' y '], ['z']]);
    expect(texts(after, 'name')).toEqual(['a', 'b', 'c', 'd', 'x', 'y', 'z']);
  });

  it('adds all rows to a draft without any', () => {
    const after = paste(draftOf(), { rowIds: [], columns: ['name'] }, [['x'], ['y']]);
    expect(texts(after, 'name')).toEqual(['x', 'y']);
  });

  it('writes to the rows that are shown only', () => {
    const after = paste(five, { rowIds: ['2'], columns: ['name'] }, [['x'], ['y'], ['z']], ['2', '4']);
    expect(texts(after, 'name')).toEqual(['a', 'x', 'c', 'y', 'e', 'z']);
  });

  it('leaves cells alone that a shorter line has not', () => {
    const after = paste(five, { rowIds: ['1'], columns: ['name'] }, [['x', '/x/'], ['y']]);
    expect(texts(after, 'path').slice(0, 2)).toEqual(['/x/', '/']);
  });

  it('says what finds no place', () => {
    const clip = Array.from({ length: mostRows }, (_, row) => [`user${row}`, '', '', '']);
    const target = pasteTarget(
      five,
      ['1', '2', '3', '4', '5'],
      { rowIds: ['2'], columns: ['boundary'] },
      clip,
    );
    expect(target).toMatchObject({ added: mostRows - 5, leftOut: { rows: 1, columns: 2 } });
    expect(pasted(five, target, clip, names, newIds()).users).toHaveLength(mostRows);
  });

  it('of what was copied gives every cell its text again', () => {
    fc.assert(
      fc.property(drafts, (generated) => {
        const users = generated.users.map((user) => ({ ...user, name: user.name.trim() }));
        const draft = { ...generated, users };
        fc.pre(users.length > 0);
        const after = paste(draft, allCells(draft), clipOf(draft, allCells(draft)));
        for (const column of columns) expect(texts(after, column)).toEqual(texts(draft, column));
      }),
    );
  });

  it('into an empty draft gives every cell again', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        fc.pre(draft.users.length > 0);
        const clip = clipOf(draft, allCells(draft));
        const empty = { ...draft, users: [{ id: 'only', name: '' }] };
        const after = paste(empty, { rowIds: ['only'], columns: ['name'] }, clip);
        for (const column of columns.slice(1)) expect(texts(after, column)).toEqual(texts(draft, column));
      }),
    );
  });
});

describe('other edits of ranges', () => {
  it('fill down gives every row what the first has, also the batch’s', () => {
    const some = paste(five, { rowIds: ['1'], columns: ['groups'] }, [['developers'], ['auditors']]);
    const range: CellRange = { rowIds: ['1', '2', '3'], columns: ['groups', 'path'] };
    expect(texts(filledDown(some, range, names), 'groups').slice(0, 4)).toEqual([
      'developers',
      'developers',
      'developers',
      '(none)',
    ]);
    const back = filledDown(some, { rowIds: ['5', '2', '1'], columns: ['groups'] }, names);
    expect(back.users).toEqual(five.users);
  });

  it('one value in all selected rows, and an empty one gives back the batch’s', () => {
    const range: CellRange = { rowIds: ['1', '3'], columns: ['reset'] };
    const set = withTextEverywhere(five, range, 'No', names);
    expect(texts(set, 'reset')).toEqual(['No', 'Yes', 'No', 'Yes', 'Yes']);
    expect(withTextEverywhere(set, range, '', names).users).toEqual(five.users);
    expect(withTextEverywhere(five, range, '', names)).toBe(five);
  });
});
