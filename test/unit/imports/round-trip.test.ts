import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../electron/imports/read-table.ts';
import { tableCsv } from '../../../electron/imports/table-csv.ts';
import { tableXlsx } from '../../../electron/imports/table-xlsx.ts';
import { cellText } from '../../../shared/drafts/cells.ts';
import { columns } from '../../../shared/drafts/column.ts';
import { settingsOf, type Draft, type DraftUser, type UserSettings } from '../../../shared/drafts/draft.ts';
import { draftRows } from '../../../shared/imports/draft-rows.ts';
import { drafts } from '../plans/draft-arbitraries.ts';
import { emptyBatch, imported } from './import-samples.ts';

/** What a draft says of its users, and a table can: an empty item in a list of groups is none. */
function asTable(draft: Draft, users: readonly DraftUser[]) {
  const full = (items: readonly string[]) => items.filter((item) => item !== '');
  return users.map((user) => {
    const {
      path,
      consoleAccess,
      accessKey,
      passwordMode,
      resetRequired,
      groups,
      policyArns,
      boundaryArn,
      tags,
    } = settingsOf(draft, user) satisfies UserSettings;
    return {
      cells: columns.map((column) => cellText(draft, user, column)),
      settings: {
        path,
        consoleAccess,
        accessKey,
        passwordMode,
        resetRequired,
        groups: full(groups),
        policyArns: full(policyArns),
        boundaryArn: boundaryArn ?? '',
        tags,
      },
    };
  });
}

describe('a table that Gatehouse wrote', () => {
  it.each([
    ['.csv', (rows: string[][]) => Buffer.from(tableCsv(rows))],
    ['.xlsx', (rows: string[][]) => Buffer.from(tableXlsx(rows))],
  ])(
    'as %s is the same users again when it is imported into a draft with the same defaults',
    async (_what, written) => {
      await fc.assert(
        fc.asyncProperty(drafts, async (draft) => {
          const table = await readTable(written(draftRows(draft)), {});
          const { users } = imported(table, { draft: { ...draft, users: [] } });
          expect(asTable(draft, users)).toEqual(asTable(draft, draft.users));
        }),
        { numRuns: 100 },
      );
    },
  );

  it('as .xlsx keeps what looks like an escape of its own', async () => {
    const names = ['_x0041_', 'a\rb\nc\td', '\u0001', '_x005F_x0041_', '&amp;lt;'];
    const draft: Draft = { ...emptyBatch, users: names.map((name) => ({ id: name, name })) };
    const table = await readTable(Buffer.from(tableXlsx(draftRows(draft))), {});
    expect(imported(table).users.map(({ name }) => name)).toEqual(names);
  });

  it('keeps what could not be understood', async () => {
    const draft: Draft = {
      ...emptyBatch,
      users: [{ id: 'a', name: 'ana', unread: { access: 'perhaps', reset: '=1+1' } }],
    };
    const table = await readTable(Buffer.from(tableCsv(draftRows(draft))), {});
    expect(imported(table, { draft: emptyBatch }).users).toEqual([
      { id: 'row 2', name: 'ana', unread: { access: 'perhaps', reset: '=1+1' } },
    ]);
  });

  it('has nothing that a spreadsheet would run', () => {
    const draft: Draft = {
      ...emptyBatch,
      users: ['=cmd()', '+1', '-1', '@x', '\tx', "'=x"].map((name) => ({ id: name, name })),
    };
    const [, ...rows] = draftRows(draft);
    expect(rows.map(([name]) => name)).toEqual(["'=cmd()", "'+1", "'-1", "'@x", "'\tx", "''=x"]);
  });
});
