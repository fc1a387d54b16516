import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { useMemo } from 'react';
import type { Draft } from '../../../../shared/drafts/draft.ts';
import { isUnchanged, type PlanChanges } from '../../../../shared/plans/plan-changes.ts';
import type { Step } from '../../../../shared/plans/step.ts';
import { CallText } from '../../../components/calls.tsx';
import { ListTable, useList } from '../../../components/list-table.tsx';
import { DraftDiff } from '../../../drafting/draft-diff.tsx';
import { ChangedInAccount } from './changed-in-account.tsx';
import { counted } from './plan-counts.ts';
import type { SinceApproval } from './approval-state.ts';

/** One call that is not as it was approved. */
interface Entry {
  id: string;
  name: string;
  what: 'Added' | 'Removed' | 'Changed';
  step: Step;
  /** As it was approved, of a changed one. */
  before?: Step;
}

const byUser: TableProps.ColumnDefinition<Entry> = {
  id: 'user',
  header: 'User',
  cell: ({ name }) => <span className="breakable">{name}</span>,
  sortingField: 'name',
  isRowHeader: true,
};

const columns: TableProps.ColumnDefinition<Entry>[] = [
  byUser,
  { id: 'what', header: 'Change', cell: ({ what }) => whatTexts[what], sortingField: 'what' },
  {
    id: 'call',
    header: 'API call',
    cell: ({ step, before }) =>
      before === undefined ? (
        <CallText step={step} />
      ) : (
        <SpaceBetween size="xxs">
          <Box variant="small">Approved</Box>
          <CallText step={before} />
          <Box variant="small">Now</Box>
          <CallText step={step} />
        </SpaceBetween>
      ),
    sortingComparator: (a, b) => a.step.call.localeCompare(b.step.call),
  },
];

const whatTexts = {
  Added: 'Added since',
  Removed: 'Approved, no longer made',
  Changed: 'Made otherwise',
} as const satisfies Record<Entry['what'], string>;

const assumptionTexts = new Map([
  ['account', 'The plan is for another account.'],
  ['granted', 'What the chosen groups or policies grant is not what it was.'],
  ['had', 'Users who are to get what they lack have something else by now.'],
  [
    'usersMayChangePassword',
    'Whether the account lets users change their own password is another answer now.',
  ],
]);

interface ChangesSinceProps {
  since: SinceApproval;
  /** As it is now. */
  draft: Draft;
}

/** What is different now from what was approved: call by call, and what the plan relies on. */
export function ChangesSince({ since: { changes, approvedDraft }, draft }: ChangesSinceProps) {
  const entries = useMemo(() => entriesOf(changes), [changes]);
  const list = useList(entries, {
    searchText: ({ name, step }) => `${name} ${step.call} ${JSON.stringify(step.input)}`,
    sortedBy: byUser,
    pageSize: 20,
  });
  const { isReordered, assumptions } = changes;
  const otherOutcomes = changes.rows.filter(({ doing }) => doing?.before && doing.after).length;
  const sentences = [
    ...assumptions.map(
      (name) => assumptionTexts.get(name) ?? 'What the plan relies on in the account is different.',
    ),
    ...(otherOutcomes > 0
      ? [`${counted(otherOutcomes, 'user')} with another outcome (create, merge or skip) than approved.`]
      : []),
    ...(isReordered ? ['The calls are made in another order.'] : []),
    ...(isUnchanged(changes) ? [sameCallsText(approvedDraft !== undefined)] : []),
  ];
  return (
    <SpaceBetween size="s">
      {[...new Set(sentences)].map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
      {changes.relied.length > 0 && <ChangedInAccount relied={changes.relied} />}
      {entries.length > 0 && (
        <ListTable
          title="Changed since approval"
          headingLevel="h3"
          description={`${counted(countOf(entries, 'Added'), 'call')} added, ${countOf(entries, 'Removed')} removed, ${countOf(entries, 'Changed')} changed.`}
          list={list}
          count={entries.length}
          columns={columns}
          trackBy={({ id }) => id}
          loading={false}
          loadingText=""
          empty={{ title: 'Nothing changed', advice: 'The plan is as it was approved.' }}
          searchLabel="Find changes"
        />
      )}
      {approvedDraft !== undefined && (
        <ExpandableSection headerText="What was changed in the draft">
          <DraftDiff titles={{ before: 'Approved', after: 'Now' }} before={approvedDraft} after={draft} />
        </ExpandableSection>
      )}
    </SpaceBetween>
  );
}

/** Why a plan with the calls that were approved must be approved again. */
function sameCallsText(isDraftChanged: boolean): string {
  return isDraftChanged
    ? 'The calls are the same. Other settings of the draft were changed.'
    : 'The calls are the same, but cannot all work any more: see the errors above.';
}

function countOf(entries: readonly Entry[], what: Entry['what']): number {
  return entries.filter((entry) => entry.what === what).length;
}

function entriesOf({ rows }: PlanChanges): Entry[] {
  return rows.flatMap(({ rowId, name, added, removed, changed }) => {
    const entry = (what: Entry['what'], step: Step): Entry => ({
      id: `${what} ${rowId} ${step.id}`,
      name,
      what,
      step,
    });
    return [
      ...removed.map((step) => entry('Removed', step)),
      ...changed.map(({ before, after }) => ({ ...entry('Changed', after), before })),
      ...added.map((step) => entry('Added', step)),
    ];
  });
}
