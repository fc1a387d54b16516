import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import type { Step } from '../../../../shared/plans/step.ts';
import { ListTable, useList } from '../../../components/list-table.tsx';
import { policyName } from '../../../components/policy-name.ts';
import type { CallKind } from './plan-rows.ts';

const byCount: TableProps.ColumnDefinition<CallKind> = {
  id: 'count',
  header: 'Times',
  cell: ({ count }) => count.toLocaleString('en'),
  sortingComparator: (a, b) => a.count - b.count,
};

const mostTargets = 8;
const mostNames = 5;

interface PlanByCallProps {
  kinds: readonly CallKind[];
  nameOf: (rowId: string) => string;
  /** Shows the users that a kind of call is made for. */
  onShowUsers: (call: Step['call']) => void;
}

/** Each kind of call with how often it is made, for what and for whom. */
export function PlanByCall({ kinds, nameOf, onShowUsers }: PlanByCallProps) {
  const list = useList(kinds, {
    searchText: ({ call, targets }) => [call, ...targets.map(({ target }) => target)].join(' '),
    sortedBy: byCount,
    isDescending: true,
  });
  const columns: TableProps.ColumnDefinition<CallKind>[] = [
    {
      id: 'call',
      header: 'API call',
      cell: ({ call }) => <Box variant="code">{call}</Box>,
      sortingField: 'call',
      isRowHeader: true,
    },
    byCount,
    {
      id: 'targets',
      header: 'Groups and policies',
      cell: ({ targets }) => <Targets targets={targets} />,
    },
    {
      id: 'users',
      header: 'Users',
      cell: ({ call, rowIds }) => (
        <>
          <div className="breakable">
            {rowIds.slice(0, mostNames).map(nameOf).join(' · ')}
            {rowIds.length > mostNames && ` and ${(rowIds.length - mostNames).toLocaleString('en')} more`}
          </div>
          <Button variant="inline-link" ariaLabel={`Show users of ${call}`} onClick={() => onShowUsers(call)}>
            Show users
          </Button>
        </>
      ),
    },
  ];
  return (
    <ListTable
      title="API calls"
      headingLevel="h3"
      list={list}
      count={kinds.length}
      columns={columns}
      trackBy={({ call }) => call}
      loading={false}
      loadingText="Making the plan"
      empty={{ title: 'No API calls', advice: 'The plan has nothing to do in this account.' }}
      searchLabel="Find API calls"
    />
  );
}

function Targets({ targets }: Pick<CallKind, 'targets'>) {
  const more = targets.length - mostTargets;
  return (
    <>
      {targets.slice(0, mostTargets).map(({ target, count }) => (
        <div key={target} className="breakable">
          {target.startsWith('arn:') ? policyName(target) : target}: {count.toLocaleString('en')}
        </div>
      ))}
      {more > 0 && <div>and {more.toLocaleString('en')} more</div>}
    </>
  );
}
