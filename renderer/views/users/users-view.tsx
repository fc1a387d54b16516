import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import type { UsersProgress } from '../../../shared/accounts/account-users.ts';
import { errorOf } from '../../api.ts';
import { dateText } from '../../components/date-text.ts';
import { ErrorAlert, ErrorText } from '../../components/error-alert.tsx';
import { ListTable, useList } from '../../components/list-table.tsx';
import { useNavigation } from '../../navigation.ts';
import { byUserName, userColumns } from './user-columns.tsx';
import { UserFilterBar } from './user-filter-bar.tsx';
import { isFiltered, noFilters, passes } from './user-filters.ts';
import { rowOf, type UserRow } from './user-rows.ts';
import { usePageFacts } from './use-page-facts.ts';
import { useUsers } from './use-users.ts';

const none: readonly UserRow[] = [];

/** All users of the account, with what is known of their credentials; each opens its page. */
export function UsersView() {
  const { open } = useNavigation();
  const { list: users, report, rows, progress, refresh } = useUsers();
  const [filters, setFilters] = useState(noFilters);
  const readAt = users.data?.readAt ?? '';
  const filtered = useMemo(
    () => (rows ?? none).filter((row) => passes(row, filters, readAt)),
    [rows, filters, readAt],
  );
  const list = useList(filtered, {
    searchText: ({ name, path, groups }) => [name, path, ...(groups ?? [])].join(' '),
    sortedBy: byUserName,
  });
  const unreported = report.isFetching
    ? []
    : list.items.filter(({ facts }) => facts === null).map(({ name }) => name);
  const page = usePageFacts(unreported, readAt);
  const shown = list.items.map((row) => {
    const facts = row.facts ?? page.data?.facts[row.name];
    return facts === undefined || facts === row.facts ? row : rowOf(row, facts, readAt);
  });
  const unknown = (rows ?? none).filter(({ facts }) => facts === null).length;
  const reportMissing = report.data === undefined;

  return (
    <SpaceBetween size="m">
      {users.error !== null && !users.isFetching && (
        <ErrorAlert
          header="The users could not be read"
          error={errorOf(users.error)}
          action={<Button onClick={refresh}>Try again</Button>}
        />
      )}
      {users.data?.groupsError != null && (
        <Alert type="warning" header="Who is in which group is not known">
          <ErrorText error={users.data.groupsError} />
        </Alert>
      )}
      {report.error !== null && !report.isFetching && users.data !== undefined && (
        <Alert type="info" header="There is no credential report: credentials are read page by page">
          <div>Filters and sorting by credentials need the report.</div>
          <ErrorText error={errorOf(report.error)} />
        </Alert>
      )}
      {page.error !== null && !page.isFetching && (
        <ErrorAlert
          header="The credentials of the users on this page could not be read"
          error={errorOf(page.error)}
          action={<Button onClick={() => void page.refetch()}>Try again</Button>}
        />
      )}
      {page.data !== undefined && page.data.missingPermissions.length > 0 && (
        <Alert type="warning" header="Some credentials on this page are not known">
          This profile lacks: {page.data.missingPermissions.join(', ')}.
        </Alert>
      )}
      {progress !== undefined && <ReadingUsers progress={progress} />}
      <ListTable
        title="Users"
        headingLevel="h1"
        description={asOfText(users.data?.readAt, report.data?.generatedAt, report.isFetching)}
        list={{ ...list, items: shown }}
        count={rows?.length}
        columns={userColumns({
          waiting: report.isFetching || page.isFetching,
          sortable: !reportMissing,
          now: readAt,
        })}
        trackBy={({ name }) => name}
        loading={users.isFetching}
        loadingText="Reading the users"
        empty={{ title: 'No users', advice: 'The account has no users yet. Choose “Create users”.' }}
        searchLabel="Find users by name, path or group"
        filters={
          <UserFilterBar
            filters={filters}
            disabled={reportMissing}
            onChange={(changed) => {
              setFilters(changed);
              list.actions.setCurrentPage(1);
            }}
          />
        }
        onClearFilters={() => setFilters(noFilters)}
        onRefresh={refresh}
        actions={
          <Button variant="primary" onClick={() => open({ name: 'create-users' })}>
            Create users
          </Button>
        }
      />
      {isFiltered(filters) && unknown > 0 && (
        <Alert type="info">
          {unknown === 1 ? '1 user is' : `${unknown.toLocaleString('en')} users are`} left out: the credential
          report does not know them, because they were made after it.
        </Alert>
      )}
    </SpaceBetween>
  );
}

/** Of when the list and the credentials in it are. */
function asOfText(
  readAt: string | undefined,
  reportedAt: string | undefined,
  waiting: boolean,
): string | undefined {
  if (readAt === undefined) return undefined;
  const read = `Read at ${dateText(readAt)}.`;
  if (reportedAt !== undefined)
    return `${read} Credentials are as of ${dateText(reportedAt)}: AWS makes a new credential report at most once every four hours.`;
  return waiting ? `${read} Waiting for AWS’s credential report.` : read;
}

function ReadingUsers({ progress: { read, total } }: { progress: UsersProgress }) {
  const count = read.toLocaleString('en');
  return (
    <ProgressBar
      label="Reading the users"
      value={total === null || total === 0 ? 0 : (100 * read) / total}
      additionalInfo={total === null ? `${count} so far` : `${count} of ${total.toLocaleString('en')}`}
    />
  );
}
