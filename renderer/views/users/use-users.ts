import { useCallback, useMemo, useState } from 'react';
import { accountKeyText } from '../../../shared/accounts/account-key.ts';
import type {
  AccountUsers,
  CredentialReport,
  UsersProgress,
} from '../../../shared/accounts/account-users.ts';
import { useEvent, useGatehouse } from '../../api.ts';
import { useAccountText, useKeptReading, type KeptReading } from '../../kept-reading.ts';
import { userRows, type UserRow } from './user-rows.ts';

interface Users {
  list: KeptReading<AccountUsers>['query'];
  report: KeptReading<CredentialReport>['query'];
  rows: UserRow[] | undefined;
  /** How far the reading is, while it goes on. */
  progress: UsersProgress | undefined;
  refresh: () => void;
}

/** The account's users, joined with its credential report as soon as that is there. */
export function useUsers(): Users {
  const api = useGatehouse();
  const account = useAccountText();
  const [progress, setProgress] = useState<UsersProgress>();
  const list = useKeptReading(
    'users.list',
    useCallback((refresh: boolean) => api.call('users.list', { refresh }), [api]),
  );
  const report = useKeptReading(
    'users.credentialReport',
    useCallback((refresh: boolean) => api.call('users.credentialReport', { refresh }), [api]),
  );
  useEvent('users.progress', (news) => {
    if (accountKeyText(news.account) === account) setProgress(news);
  });
  const { data: users } = list.query;
  const { data: reported } = report.query;
  const rows = useMemo(() => users && userRows(users, reported), [users, reported]);
  return {
    list: list.query,
    report: report.query,
    rows,
    progress: list.query.isFetching ? progress : undefined,
    refresh: () => {
      setProgress(undefined);
      void list.refresh();
      void report.refresh();
    },
  };
}
