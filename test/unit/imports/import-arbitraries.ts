import fc from 'fast-check';
import { columnSchema } from '../../../shared/drafts/column.ts';
import type { ReadTable } from '../../../shared/imports/imported-table.ts';
import type { ImportMapping, SourceUse } from '../../../shared/imports/source-use.ts';

const use: fc.Arbitrary<SourceUse> = fc.oneof(
  fc.constantFrom<SourceUse>(
    { to: 'nothing' },
    { to: 'first-name' },
    { to: 'last-name' },
    { to: 'full-name' },
    { to: 'email' },
    { to: 'tag', key: 'email' },
  ),
  fc.constantFrom(...columnSchema.options).map((column) => ({ to: 'column' as const, column })),
  fc.string().map((prefix) => ({ to: 'group' as const, prefix })),
  fc.string().map((key) => ({ to: 'tag' as const, key })),
);

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', 'Ana', 'Team', "'=1", '=1', 'akua', 'ana@example.com'),
);

/** Any table, with cells that are broken where there may be none. */
export const anyTable: fc.Arbitrary<Pick<ReadTable, 'rows' | 'cellProblems'>> = fc.record({
  rows: fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }),
  cellProblems: fc.array(
    fc.record({ row: fc.nat(6), column: fc.nat(6), reason: fc.constant('A formula’s error.') }),
    { maxLength: 3 },
  ),
});

/** Any mapping, also one that is not allowed. */
export const anyMapping: fc.Arbitrary<ImportMapping> = fc.record({
  headerRow: fc.option(fc.nat(7)),
  uses: fc.array(use, { maxLength: 8 }),
  names: fc.record({
    template: fc.oneof(fc.string(), fc.constantFrom('{first}.{last}', '{email}', '{f}{given}')),
    lowerCase: fc.boolean(),
    german: fc.boolean(),
    fullNames: fc.constantFrom('first-last' as const, 'last-first' as const),
    clashes: fc.constantFrom('number' as const, 'keep' as const),
  }),
});
