import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withTextEverywhere } from '../../../../shared/drafts/cell-edits.ts';
import { foundIn, replacedIn, type CellSearch } from '../../../../shared/drafts/find-replace.ts';
import { policyNamesOf, typedText } from '../../../../shared/drafts/policy-names.ts';
import { everyRow, rowsMatching } from '../../../../shared/drafts/row-filter.ts';
import { sortedBy } from '../../../../shared/drafts/row-order.ts';
import {
  mostRows,
  movedRows,
  withDuplicates,
  withoutRows,
  withRows,
} from '../../../../shared/drafts/rows.ts';
import type { Finding } from '../../../../shared/plans/finding.ts';
import { drafts } from '../../plans/draft-arbitraries.ts';
import { draftOf, names, newIds, readOnlyArn, texts } from './sample-table.ts';

const five = draftOf('a', 'b', 'c', 'd', 'e');

describe('rows', () => {
  it('are added before a row or at the end', () => {
    expect(texts(withRows(five, 2, '2', newIds()), 'name')).toEqual(['a', '', '', 'b', 'c', 'd', 'e']);
    expect(texts(withRows(five, 1, null, newIds()), 'name')).toEqual(['a', 'b', 'c', 'd', 'e', '']);
    expect(withRows(five, 2 * mostRows, null, newIds()).users).toHaveLength(mostRows);
  });

  it('are deleted and copied', () => {
    expect(texts(withoutRows(five, ['2', '4', 'gone']), 'name')).toEqual(['a', 'c', 'e']);
    expect(withoutRows(five, ['gone'])).toBe(five);
    const copied = withDuplicates(five, ['2', '4'], newIds());
    expect(texts(copied, 'name')).toEqual(['a', 'b', 'c', 'd', 'b', 'd', 'e']);
    expect(new Set(copied.users.map(({ id }) => id)).size).toBe(7);
  });

  it('are moved together, and not beyond the edge', () => {
    expect(texts(movedRows(five, ['2', '3'], -1), 'name')).toEqual(['b', 'c', 'a', 'd', 'e']);
    expect(texts(movedRows(five, ['1', '3'], 1), 'name')).toEqual(['b', 'a', 'd', 'c', 'e']);
    expect(movedRows(five, ['1'], -1)).toBe(five);
    expect(movedRows(five, ['5'], 1)).toBe(five);
  });

  it('are sorted as people count, equal ones in their order and empty ones last', () => {
    const some = draftOf('u10', '', 'u2', 'U2', 'u1');
    expect(texts(sortedBy(some, 'name', 'ascending', names), 'name')).toEqual(['u1', 'u2', 'U2', 'u10', '']);
    expect(texts(sortedBy(some, 'name', 'descending', names), 'name')).toEqual(['u10', 'U2', 'u2', 'u1', '']);
    expect(sortedBy(some, 'path', 'ascending', names)).toBe(some);
  });
});

describe('the filter', () => {
  const readers = withTextEverywhere(five, { rowIds: ['2'], columns: ['policies'] }, 'ReadOnlyAccess', names);
  const findings: Finding[] = [
    { severity: 'error', rule: 'user-exists', place: 'name', rowIds: ['1', '3'], message: 'It exists.' },
    { severity: 'warning', rule: 'no-permissions', place: 'groups', rowIds: ['3', '4'], message: 'None.' },
    { severity: 'advice', rule: 'no-group', place: 'groups', rowIds: ['5'], message: 'No group.' },
  ];
  const shown = (filter: Partial<typeof everyRow>) => {
    const ids = rowsMatching(readers, findings, { ...everyRow, ...filter }, names);
    return ids === null ? null : [...ids].join('');
  };

  it('shows rows by what a cell says and by what there is to say of them', () => {
    expect(shown({})).toBeNull();
    expect(shown({ text: ' readonly' })).toBe('2');
    expect(shown({ findings: 'error' })).toBe('13');
    expect(shown({ findings: 'warning' })).toBe('134');
    expect(shown({ findings: 'any' })).toBe('1345');
    expect(shown({ finding: 'no-permissions\nNone.' })).toBe('34');
    expect(shown({ finding: 'no-permissions\nNone.', text: 'readonly' })).toBe('');
  });
});

describe('find and replace', () => {
  const search: CellSearch = { text: 'an', matchCase: false, wholeCell: false };
  const people = draftOf('Anna', 'hanna', 'otto', 'an');

  it('finds by case and by whole cell where that is asked', () => {
    const found = (more: Partial<CellSearch>) =>
      foundIn(people, { rowIds: ['1', '2', '3', '4'], columns: ['name'] }, { ...search, ...more }, names)
        .map(({ rowId }) => rowId)
        .join('');
    expect(found({})).toBe('124');
    expect(found({ matchCase: true })).toBe('24');
    expect(found({ wholeCell: true })).toBe('4');
    expect(found({ text: '.' })).toBe('');
    expect(found({ text: '' })).toBe('');
  });

  it('replaces every find as it is written, and leaves others alone', () => {
    const after = replacedIn(people, { rowIds: ['1', '2', '3'], columns: ['name'] }, search, '$&-', names);
    expect(texts(after, 'name')).toEqual(['$&-na', 'h$&-na', 'otto', 'an']);
    expect(after.users[2]).toBe(people.users[2]);
  });

  it('replaces policies by the names that are shown', () => {
    const known = policyNamesOf({ newPolicies: [] }, [
      { arn: readOnlyArn, name: 'ReadOnlyAccess' },
      { arn: 'arn:aws:iam::aws:policy/PowerUserAccess', name: 'PowerUserAccess' },
    ]);
    const range = { rowIds: ['1'], columns: ['policies' as const] };
    const readers = withTextEverywhere(people, range, readOnlyArn, known);
    const after = replacedIn(readers, range, { ...search, text: 'ReadOnly' }, 'PowerUser', known);
    expect(texts(after, 'policies')[0]).toBe('arn:aws:iam::aws:policy/PowerUserAccess');
  });
});

describe('policies by name', () => {
  it('are read back as they are typed, also where a name means two', () => {
    const twice = [
      { arn: readOnlyArn, name: 'ReadOnlyAccess' },
      { arn: 'arn:aws:iam::123456789012:policy/own', name: 'own' },
      { arn: 'arn:aws:iam::123456789012:policy/other/own', name: 'own' },
    ];
    fc.assert(
      fc.property(drafts, (draft) => {
        const known = policyNamesOf(draft, twice);
        const after = draft.users.reduce(
          (before, user) =>
            (['policies', 'boundary'] as const).reduce(
              (batch, column) =>
                withTextEverywhere(
                  batch,
                  { rowIds: [user.id], columns: [column] },
                  typedText(draft, user, column, known),
                  known,
                ),
              before,
            ),
          draft,
        );
        for (const column of ['policies', 'boundary'] as const)
          expect(texts(after, column)).toEqual(texts(draft, column));
      }),
    );
    const known = policyNamesOf(five, twice);
    const everything = { ...known, nameOf: () => 'some' };
    expect(typedText(five, { id: '1', name: '' }, 'policies', everything)).toBe('(none)');
    expect(known.referenceOf('own')).toBeUndefined();
    expect(known.nameOf(readOnlyArn)).toBe('ReadOnlyAccess');
  });
});
