import Popover from '@cloudscape-design/components/popover';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { dayText } from '../../components/date-text.ts';
import { ViewLink } from '../../components/view-link.tsx';
import { oldAfterDays } from './user-filters.ts';
import { daysBetween, type UserRow } from './user-rows.ts';

/** The column that the users are sorted by at first. */
export const byUserName: TableProps.ColumnDefinition<UserRow> = {
  id: 'name',
  header: 'User name',
  cell: ({ name }) => <ViewLink to={{ name: 'user', userName: name }}>{name}</ViewLink>,
  sortingField: 'name',
  isRowHeader: true,
  minWidth: 130,
};

interface ColumnOptions {
  /** What is not known is still being read. */
  waiting: boolean;
  /** The credentials of all users are known, not only those of the page. */
  sortable: boolean;
  /** Ages count up to this moment. */
  now: string;
}

/** The columns of the table of users. */
export function userColumns({
  waiting,
  sortable,
  now,
}: ColumnOptions): TableProps.ColumnDefinition<UserRow>[] {
  const sortedBy = (value: (row: UserRow) => number) =>
    sortable ? { sortingComparator: (one: UserRow, other: UserRow) => value(one) - value(other) } : {};
  const notKnown = waiting ? <StatusIndicator type="loading">Reading</StatusIndicator> : 'Not known';
  return [
    byUserName,
    {
      id: 'groups',
      header: 'Groups',
      cell: ({ name, groups }) =>
        groups === null ? 'Not known' : <Groups userName={name} groups={groups} />,
      sortingComparator: (one, other) => (one.groups?.length ?? -1) - (other.groups?.length ?? -1),
      minWidth: 130,
    },
    {
      id: 'console',
      header: 'Console access',
      cell: ({ facts }) =>
        facts?.consoleAccess == null ? notKnown : facts.consoleAccess ? 'Enabled' : 'Disabled',
      ...sortedBy(({ facts }) => rank(facts?.consoleAccess)),
      minWidth: 100,
    },
    {
      id: 'keys',
      header: 'Active key age',
      cell: (row) => (row.facts?.accessKeys == null ? notKnown : <KeyAge row={row} />),
      ...sortedBy(({ oldestKeyAge }) => oldestKeyAge ?? -1),
      minWidth: 135,
    },
    {
      id: 'mfa',
      header: 'MFA',
      cell: ({ facts }) => (facts?.mfa == null ? notKnown : <Mfa facts={facts} />),
      ...sortedBy(({ facts }) => rank(facts?.mfa)),
      minWidth: 125,
    },
    {
      id: 'activity',
      header: 'Last activity',
      cell: ({ lastActivityAt, facts }) =>
        lastActivityAt !== null ? ago(lastActivityAt, now) : facts === null ? notKnown : 'Never',
      sortingComparator: (one, other) => (one.lastActivityAt ?? '').localeCompare(other.lastActivityAt ?? ''),
      minWidth: 100,
    },
    {
      id: 'created',
      header: 'Created',
      cell: ({ createdAt }) => dayText(createdAt),
      sortingField: 'createdAt',
      minWidth: 100,
    },
  ];
}

function rank(known: boolean | null | undefined): number {
  return known == null ? -1 : Number(known);
}

/** “Today”, “1 day ago”, “96 days ago”. */
function ago(moment: string, now: string): string {
  const days = daysBetween(moment, now);
  return days === 0 ? 'Today' : `${daysText(days)} ago`;
}

function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days.toLocaleString('en')} days`;
}

const shownGroups = 2;

function Groups({ userName, groups }: { userName: string; groups: readonly string[] }) {
  if (groups.length === 0) return 'None';
  const text = <span className="breakable">{groups.slice(0, shownGroups).join(', ')}</span>;
  if (groups.length <= shownGroups) return text;
  return (
    <>
      {text}{' '}
      <Popover
        header={`Groups of ${userName}`}
        triggerType="text"
        renderWithPortal
        content={<span className="breakable">{groups.join(', ')}</span>}
      >
        and {groups.length - shownGroups} more
      </Popover>
    </>
  );
}

function KeyAge({ row: { facts, oldestKeyAge } }: { row: UserRow }) {
  const keys = facts?.accessKeys ?? [];
  const active = keys.filter((key) => key.active).length;
  if (keys.length === 0) return 'No keys';
  if (active === 0) return keys.length === 1 ? '1 inactive key' : `${keys.length} inactive keys`;
  const text = [
    oldestKeyAge === null ? 'Age not known' : daysText(oldestKeyAge),
    ...(keys.length > 1 ? [`(${keys.length} keys${active < keys.length ? `, ${active} active` : ''})`] : []),
  ].join(' ');
  return oldestKeyAge !== null && oldestKeyAge > oldAfterDays ? (
    <StatusIndicator type="warning">{text}</StatusIndicator>
  ) : (
    text
  );
}

function Mfa({ facts }: { facts: NonNullable<UserRow['facts']> }) {
  if (facts.mfa === true) return <StatusIndicator type="success">Assigned</StatusIndicator>;
  return facts.consoleAccess === true ? <StatusIndicator type="warning">None</StatusIndicator> : 'None';
}
