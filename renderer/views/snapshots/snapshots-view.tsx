import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import { accountKeyText, type AccountKey } from '../../../shared/accounts/account-key.ts';
import type { KeptSnapshot } from '../../../shared/accounts/kept-snapshot.ts';
import { errorOf } from '../../api.ts';
import { AccountName, accountText } from '../../components/account-name.tsx';
import { ageText } from '../../components/age-text.ts';
import { dateText } from '../../components/date-text.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { ListTable, useList } from '../../components/list-table.tsx';
import { SnapshotAge } from '../../components/snapshot-age.tsx';
import { useNow } from '../../components/use-now.ts';
import { useHelpTopic } from '../../help/help.tsx';
import { InfoLink } from '../../help/info-link.tsx';
import { useKeptSnapshots } from '../../kept-snapshots.ts';
import { useWorkingSnapshot } from '../../working-snapshot.ts';
import { ForgetDialog } from './forget-dialog.tsx';

const none: readonly KeptSnapshot[] = [];

/** What is kept of accounts on this computer, for work without a connection: how old it is, refresh and forget. */
export function SnapshotsView() {
  useHelpTopic('snapshots');
  const working = useWorkingSnapshot(null);
  const { data, error, isFetching, refetch } = useKeptSnapshots();
  const [forgetting, setForgetting] = useState<KeptSnapshot>();
  const now = useNow();
  const columns = useMemo(
    () => columnsOf(now, working.origin === 'live' ? working.account : null, setForgetting),
    [now, working.origin, working.account],
  );
  const list = useList(data ?? none, {
    searchText: ({ account, alias }) => `${accountText(account, alias)} ${accountKeyText(account)}`,
    sortedBy: columns[1] ?? {},
    isDescending: true,
  });
  return (
    <SpaceBetween size="m">
      {error !== null && !isFetching && (
        <ErrorAlert
          header="The snapshots could not be listed"
          error={errorOf(error)}
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        />
      )}
      <ListTable
        title="Account snapshots"
        headingLevel="h1"
        info={<InfoLink topic="snapshots" />}
        description="What each account looked like when it was read last. Drafts and plans work with it where there is no connection. It holds no password and no key."
        list={list}
        count={data?.length}
        columns={columns}
        trackBy={({ account }) => accountKeyText(account)}
        loading={isFetching && data === undefined}
        loadingText="Looking at what is kept"
        empty={{
          title: 'No snapshots',
          advice: 'Choose a profile and open Create users or Policies: the account is read and kept.',
        }}
        searchLabel="Find accounts"
      />
      {working.account !== null && <SnapshotAge working={working} />}
      {forgetting !== undefined && (
        <ForgetDialog kept={forgetting} onClose={() => setForgetting(undefined)} />
      )}
    </SpaceBetween>
  );
}

function columnsOf(
  now: number,
  inUse: AccountKey | null,
  onForget: (kept: KeptSnapshot) => void,
): TableProps.ColumnDefinition<KeptSnapshot>[] {
  return [
    {
      id: 'account',
      header: 'Account',
      cell: ({ account, alias }) => <AccountName account={account} alias={alias} />,
      sortingComparator: (a, b) =>
        accountText(a.account, a.alias).localeCompare(accountText(b.account, b.alias), 'en'),
      isRowHeader: true,
      minWidth: 160,
    },
    {
      id: 'taken',
      header: 'Read',
      cell: ({ takenAt, account }) => (
        <>
          {ageText(takenAt, now)}, {dateText(takenAt)}
          {inUse !== null && accountKeyText(inUse) === accountKeyText(account) && ' (account in use)'}
        </>
      ),
      // The newest first.
      sortingComparator: (a, b) => a.takenAt.localeCompare(b.takenAt),
      minWidth: 150,
    },
    {
      id: 'where',
      header: 'Where',
      cell: ({ account }) => <span className="breakable">{placeText(account)}</span>,
      sortingComparator: (a, b) => placeText(a.account).localeCompare(placeText(b.account), 'en'),
      minWidth: 110,
    },
    {
      id: 'users',
      header: 'Users',
      cell: ({ users }) => users.toLocaleString('en'),
      sortingField: 'users',
      minWidth: 85,
    },
    {
      id: 'groups',
      header: 'User groups',
      cell: ({ groups }) => groups.toLocaleString('en'),
      sortingField: 'groups',
      minWidth: 95,
    },
    {
      id: 'forget',
      header: 'Action',
      minWidth: 90,
      cell: (kept) => (
        <Button
          variant="inline-link"
          ariaLabel={`Forget the snapshot of ${accountText(kept.account, kept.alias)}`}
          onClick={() => onForget(kept)}
        >
          Forget
        </Button>
      ),
    },
  ];
}

/** Which of the worlds an account is in: a partition of AWS, the practice account, an emulator's address. */
function placeText({ partition, endpoint }: AccountKey): string {
  if (endpoint === 'practice') return 'Practice account';
  return endpoint === 'aws' ? `AWS, partition ${partition}` : endpoint;
}
