import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Icon from '@cloudscape-design/components/icon';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { credentialsRefusal } from '../../../shared/user-credentials/credentials-plan.ts';
import { daysSince, keyAdvice } from '../../../shared/user-credentials/key-advice.ts';
import type {
  AccessKey,
  KeyStatus,
  UserCredentials,
} from '../../../shared/user-credentials/user-credentials.ts';
import { dateText } from '../../components/date-text.ts';
import { EmptyTable } from '../../components/table-states.tsx';
import { lastUseText } from './key-facts.tsx';

interface AccessKeysProps {
  user: UserCredentials;
  onCreate: () => void;
  onSetStatus: (key: AccessKey, status: KeyStatus) => void;
  onDelete: (key: AccessKey) => void;
}

/** A user's access keys, two at the most, so that there is nothing to search or to page. */
export function AccessKeys({ user, onCreate, onSetStatus, onDelete }: AccessKeysProps) {
  const { accessKeys } = user;
  const [now] = useState(() => Date.now());
  const { items, collectionProps } = useCollection<AccessKey>(accessKeys, {
    sorting: { defaultState: { sortingColumn: { sortingField: 'createdAt' }, isDescending: false } },
  });
  const refusal = credentialsRefusal('create-access-key', user);
  return (
    <Table<AccessKey>
      {...collectionProps}
      items={items}
      trackBy="id"
      wrapLines
      ariaLabels={{ tableLabel: 'Access keys' }}
      header={
        <Header
          variant="h2"
          counter={`(${accessKeys.length})`}
          description="Programs send calls to AWS with access keys. A user can have two, inactive ones included."
          actions={
            <Button
              disabled={refusal !== undefined}
              {...(refusal === undefined ? {} : { disabledReason: refusal.message })}
              onClick={onCreate}
            >
              Create access key
            </Button>
          }
        >
          Access keys
        </Header>
      }
      columnDefinitions={columns(now, onSetStatus, onDelete)}
      empty={
        <EmptyTable
          title="No access keys"
          advice="Create one only for a program that cannot use a role: choose Create access key."
        />
      }
    />
  );
}

function columns(
  now: number,
  onSetStatus: AccessKeysProps['onSetStatus'],
  onDelete: AccessKeysProps['onDelete'],
): TableProps.ColumnDefinition<AccessKey>[] {
  return [
    {
      id: 'id',
      header: 'Access key ID',
      isRowHeader: true,
      sortingField: 'id',
      minWidth: 230,
      cell: (key) => (
        <SpaceBetween size="xxs">
          <Box variant="code">{key.id}</Box>
          {keyAdvice(key, now).map((advice) => (
            <Box key={advice} fontSize="body-s" color="text-status-warning">
              <span className="advice">
                <Icon name="status-warning" size="small" ariaLabel="Warning" />
                <span>{advice}</span>
              </span>
            </Box>
          ))}
        </SpaceBetween>
      ),
    },
    {
      id: 'status',
      header: 'Status',
      sortingField: 'status',
      minWidth: 125,
      cell: ({ status }) => (
        <StatusIndicator type={status === 'Active' ? 'success' : 'stopped'}>{status}</StatusIndicator>
      ),
    },
    {
      id: 'created',
      header: 'Created',
      sortingField: 'createdAt',
      minWidth: 130,
      cell: ({ createdAt }) => `${dateText(createdAt)} (${daysText(daysSince(createdAt, now))})`,
    },
    {
      id: 'last-used',
      header: 'Last used',
      sortingComparator: (a, b) => usedAt(a).localeCompare(usedAt(b)),
      minWidth: 150,
      cell: lastUseText,
    },
    {
      id: 'actions',
      header: 'Actions',
      minWidth: 120,
      cell: (key) => {
        const [label, status] =
          key.status === 'Active' ? (['Deactivate', 'Inactive'] as const) : (['Activate', 'Active'] as const);
        return (
          <SpaceBetween size="xxs">
            <Button
              variant="inline-link"
              ariaLabel={`${label} access key ${key.id}`}
              onClick={() => onSetStatus(key, status)}
            >
              {label}
            </Button>
            <Button
              variant="inline-link"
              ariaLabel={`Delete access key ${key.id}`}
              onClick={() => onDelete(key)}
            >
              Delete
            </Button>
          </SpaceBetween>
        );
      },
    },
  ];
}

function usedAt({ lastUse }: AccessKey): string {
  return lastUse.kind === 'used' ? lastUse.at : '';
}

function daysText(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? '1 day ago' : `${days.toLocaleString('en')} days ago`;
}
