import Select from '@cloudscape-design/components/select';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import type { Step } from '../../../../shared/plans/step.ts';
import { CallText } from '../../../components/calls.tsx';
import { ListTable, useList } from '../../../components/list-table.tsx';
import { countOf, thingTexts, type PlanRow } from './plan-rows.ts';

/** A user, or below it one of its calls or what it has already. */
type Item =
  | { kind: 'row'; id: string; row: PlanRow }
  | { kind: 'call'; id: string; step: Step }
  | { kind: 'unchanged'; id: string; text: string };

const outcomes: Record<PlanRow['outcome'], { type: StatusIndicatorProps.Type; text: string }> = {
  create: { type: 'pending', text: 'Create' },
  merge: { type: 'in-progress', text: 'Merge' },
  skip: { type: 'stopped', text: 'Skip' },
};

const byName: TableProps.ColumnDefinition<Item> = {
  id: 'name',
  header: 'Name',
  cell: (item) => {
    switch (item.kind) {
      case 'row':
        return <span className="breakable">{item.row.name}</span>;
      case 'call':
        return <CallText step={item.step} />;
      case 'unchanged':
        return <span className="breakable">{item.text}</span>;
    }
  },
  sortingComparator: (a, b) => inOrder(nameOf(a), nameOf(b)),
  isRowHeader: true,
  minWidth: 400,
};

const columns: TableProps.ColumnDefinition<Item>[] = [
  byName,
  {
    id: 'outcome',
    header: 'Outcome',
    cell: (item) => {
      if (item.kind === 'call') return 'API call';
      if (item.kind === 'unchanged') return 'Unchanged';
      const { type, text } = outcomes[item.row.outcome];
      return <StatusIndicator type={type}>{text}</StatusIndicator>;
    },
    sortingComparator: (a, b) => inOrder(outcomeOf(a), outcomeOf(b)),
  },
  {
    id: 'calls',
    header: 'API calls',
    cell: (item) => (item.kind === 'row' ? item.row.steps.length : ''),
    sortingComparator: (a, b) => callsOf(a) - callsOf(b),
  },
  {
    id: 'unchanged',
    header: 'Unchanged',
    cell: (item) => (item.kind === 'row' ? countOf(item.row.unchanged) : ''),
    sortingComparator: (a, b) => unchangedOf(a) - unchangedOf(b),
  },
];

const anyCall = 'Any API call';

interface PlanByUserProps {
  rows: readonly PlanRow[];
  /** The kind of call that the rows shown must have; `undefined` for any. */
  call: Step['call'] | undefined;
  calls: readonly Step['call'][];
  onCall: (call: Step['call'] | undefined) => void;
}

/** What becomes of each user, with the exact calls below it. */
export function PlanByUser({ rows, call, calls, onCall }: PlanByUserProps) {
  const [outcome, setOutcome] = useState<PlanRow['outcome']>();
  const [expanded, setExpanded] = useState<Item[]>([]);
  const items = useMemo(
    () =>
      rows
        .filter(
          (row) =>
            (outcome === undefined || row.outcome === outcome) &&
            (call === undefined || row.steps.some((step) => step.call === call)),
        )
        .map((row): Item => ({ kind: 'row', id: row.id, row })),
    [rows, outcome, call],
  );
  const list = useList(items, { searchText: nameOf, sortedBy: byName, pageSize: 20 });
  const present = new Set(rows.map((row) => row.outcome));
  return (
    <ListTable
      title={rows.every(({ isUser }) => isUser) ? 'Users' : 'Users, groups and policies'}
      headingLevel="h3"
      description="Expand a user to see exactly what is sent, in this order, and what is there already."
      list={list}
      count={rows.length}
      columns={columns}
      trackBy={({ id }) => id}
      loading={false}
      loadingText="Making the plan"
      empty={{ title: 'No users', advice: 'Add users in the tab “Users”.' }}
      searchLabel="Find users"
      expandableRows={{
        getItemChildren,
        isItemExpandable: (item) =>
          item.kind === 'row' && item.row.steps.length + countOf(item.row.unchanged) > 0,
        expandedItems: expanded,
        onExpandableItemToggle: ({ detail: { item, expanded: isExpanded } }) =>
          setExpanded((before) =>
            isExpanded ? [...before, item] : before.filter(({ id }) => id !== item.id),
          ),
      }}
      expandLabel={nameOf}
      filters={
        <>
          <Select
            ariaLabel="Filter by outcome"
            selectedOption={{
              value: outcome ?? '',
              label: outcome === undefined ? 'Any outcome' : outcomes[outcome].text,
            }}
            options={[
              { value: '', label: 'Any outcome' },
              ...outcomeNames
                .filter((name) => present.has(name))
                .map((name) => ({ value: name, label: outcomes[name].text })),
            ]}
            onChange={({ detail }) =>
              setOutcome(outcomeNames.find((name) => name === detail.selectedOption.value))
            }
          />
          <Select
            ariaLabel="Filter by API call"
            selectedOption={{ value: call ?? '', label: call ?? anyCall }}
            options={[{ value: '', label: anyCall }, ...calls.map((name) => ({ value: name, label: name }))]}
            onChange={({ detail }) => onCall(calls.find((name) => name === detail.selectedOption.value))}
          />
        </>
      }
      onClearFilters={() => {
        setOutcome(undefined);
        onCall(undefined);
      }}
    />
  );
}

/** Much faster than `localeCompare` for thousands of users. */
const inOrder = new Intl.Collator('en', { numeric: true }).compare;

const outcomeNames = ['create', 'merge', 'skip'] as const;

function getItemChildren(item: Item): Item[] {
  if (item.kind !== 'row') return [];
  const { id, steps, unchanged } = item.row;
  return [
    ...steps.map((step): Item => ({ kind: 'call', id: `${id} call ${step.id}`, step })),
    ...thingTexts(unchanged).map((text): Item => ({
      kind: 'unchanged',
      id: `${id} unchanged ${text}`,
      text,
    })),
  ];
}

function nameOf(item: Item): string {
  return item.kind === 'row' ? item.row.name : '';
}

function outcomeOf(item: Item): string {
  return item.kind === 'row' ? item.row.outcome : '';
}

function callsOf(item: Item): number {
  return item.kind === 'row' ? item.row.steps.length : 0;
}

function unchangedOf(item: Item): number {
  return item.kind === 'row' ? countOf(item.row.unchanged) : 0;
}
