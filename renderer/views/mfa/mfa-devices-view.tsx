import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useRef, useState } from 'react';
import type { AccountKey } from '../../../shared/accounts/account-key.ts';
import { accountKeyText } from '../../../shared/accounts/account-key.ts';
import { deviceName, type VirtualDevice } from '../../../shared/mfa/device.ts';
import { errorOf } from '../../api.ts';
import { dateText } from '../../components/date-text.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { EmptyTable, matchesText, NoMatch } from '../../components/table-states.tsx';
import { useIdentity } from '../../queries.ts';
import { AboutUnassigned } from './about-unassigned.tsx';
import { DeleteDevices } from './delete-devices.tsx';
import { HolderCell, holderText, isAssigned } from './holder-cell.tsx';
import { useAccountDevices, useReadDevicesAgain } from './use-devices.ts';

interface MfaDevicesViewProps {
  onOpenUser: (userName: string) => void;
}

/** The account's virtual MFA devices, with the removal of those that nobody has. */
export function MfaDevicesView({ onOpenUser }: MfaDevicesViewProps) {
  const { data: identity } = useIdentity();
  if (identity === undefined) return null;
  return (
    <AccountDevices
      key={accountKeyText(identity.account)}
      account={identity.account}
      onOpenUser={onOpenUser}
    />
  );
}

interface Row extends VirtualDevice {
  name: string;
  holderText: string;
}

const shownOptions = [
  { value: 'all', label: 'All devices' },
  { value: 'unassigned', label: 'Unassigned' },
  { value: 'assigned', label: 'Assigned' },
] as const;
type Shown = (typeof shownOptions)[number]['value'];

function AccountDevices({ account, onOpenUser }: MfaDevicesViewProps & { account: AccountKey }) {
  const query = useAccountDevices(account);
  const readAgain = useReadDevicesAgain();
  const [shown, setShown] = useState<Shown>('all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deleting, setDeleting] = useState<string[]>();
  const place = useRef<HTMLDivElement>(null);
  const known = query.data !== undefined;
  const rows = (query.data?.devices ?? []).map(rowOf);
  const isShown = ({ holder }: Row) => shown === 'all' || isAssigned(holder) === (shown === 'assigned');
  const unassigned = rows.filter(({ holder }) => !isAssigned(holder)).length;
  // Only what is seen is deleted.
  const selected = rows.filter(
    (row) => chosen.has(row.serialNumber) && row.holder.kind === 'nobody' && isShown(row),
  );
  const { items, actions, collectionProps, filterProps, paginationProps, filteredItemsCount } = useCollection(
    rows.filter(isShown),
    {
      filtering: { fields: ['name', 'holderText', 'serialNumber'] },
      pagination: { pageSize: 20 },
      sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
    },
  );
  function clearFilters() {
    actions.setFiltering('');
    setShown('all');
  }

  return (
    <div ref={place} tabIndex={-1} className="view">
      <SpaceBetween size="m">
        <AboutUnassigned />
        {query.error && !query.isFetching && (
          <ErrorAlert
            header="The MFA devices could not be read"
            error={errorOf(query.error)}
            action={<Button onClick={() => void query.refetch()}>Try again</Button>}
          />
        )}
        <Table<Row>
          {...collectionProps}
          items={items}
          loading={query.isPending}
          loadingText="Reading the MFA devices"
          empty={
            !known ? (
              <EmptyTable title="Not known yet" advice="The MFA devices were not read." />
            ) : rows.length === 0 ? (
              <EmptyTable
                title="No virtual MFA devices"
                advice="Nobody in this account has a virtual MFA device. Assign one on a user’s page."
              />
            ) : (
              <NoMatch onClear={clearFilters} />
            )
          }
          trackBy="serialNumber"
          selectionType="multi"
          selectedItems={selected}
          isItemDisabled={({ holder }) => holder.kind !== 'nobody'}
          onSelectionChange={({ detail }) =>
            setChosen(new Set(detail.selectedItems.map(({ serialNumber }) => serialNumber)))
          }
          ariaLabels={{
            tableLabel: 'Virtual MFA devices',
            selectionGroupLabel: 'Unassigned MFA devices to delete',
            allItemsSelectionLabel: () => 'All unassigned devices on this page',
            itemSelectionLabel: (_, { name, holder }) =>
              holder.kind === 'nobody' ? name : `${name}, which cannot be deleted here`,
          }}
          columnDefinitions={[
            {
              id: 'name',
              header: 'Device name',
              cell: ({ name }) => <span className="breakable">{name}</span>,
              sortingField: 'name',
              isRowHeader: true,
              minWidth: 150,
            },
            {
              id: 'holder',
              header: 'Assigned to',
              cell: ({ holder }) => <HolderCell holder={holder} onOpenUser={onOpenUser} />,
              sortingField: 'holderText',
              minWidth: 200,
            },
            {
              id: 'enabled',
              header: 'Assigned on',
              cell: ({ enabledAt }) => (enabledAt === undefined ? '-' : dateText(enabledAt)),
              sortingField: 'enabledAt',
              minWidth: 140,
            },
            {
              id: 'serial',
              header: 'Identifier',
              cell: ({ serialNumber }) => <span className="breakable">{serialNumber}</span>,
              sortingField: 'serialNumber',
              minWidth: 260,
            },
          ]}
          header={
            <Header
              variant="h1"
              {...(known ? { counter: counterText(selected.length, rows.length) } : {})}
              description={known ? `${unassigned} unassigned` : 'Every virtual MFA device of the account'}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button
                    iconName="refresh"
                    ariaLabel="Read the MFA devices again"
                    loading={query.isFetching}
                    onClick={readAgain}
                  />
                  <Button
                    disabled={selected.length === 0}
                    {...(selected.length === 0
                      ? { disabledReason: 'Choose unassigned devices in the list first.' }
                      : {})}
                    onClick={() => setDeleting(selected.map(({ serialNumber }) => serialNumber))}
                  >
                    Delete unassigned devices
                  </Button>
                </SpaceBetween>
              }
            >
              Virtual MFA devices
            </Header>
          }
          filter={
            <SpaceBetween direction="horizontal" size="xs">
              <TextFilter
                {...filterProps}
                filteringPlaceholder="Find MFA devices"
                filteringAriaLabel="Find MFA devices"
                filteringClearAriaLabel="Clear"
                countText={matchesText(filteredItemsCount)}
              />
              <Select
                options={shownOptions}
                selectedOption={shownOptions.find(({ value }) => value === shown) ?? null}
                ariaLabel="Filter by assignment"
                onChange={({ detail }) =>
                  setShown(
                    shownOptions.find(({ value }) => value === detail.selectedOption.value)?.value ?? 'all',
                  )
                }
              />
            </SpaceBetween>
          }
          pagination={<Pagination {...paginationProps} />}
          wrapLines
        />
      </SpaceBetween>
      {deleting && (
        <DeleteDevices
          account={account}
          serialNumbers={deleting}
          onChanged={readAgain}
          onClose={() => {
            setDeleting(undefined);
            requestAnimationFrame(() => {
              if (document.activeElement === document.body) place.current?.focus();
            });
          }}
        />
      )}
    </div>
  );
}

function rowOf(device: VirtualDevice): Row {
  return { ...device, name: deviceName(device.serialNumber), holderText: holderText(device.holder) };
}

function counterText(selected: number, all: number): string {
  const total = all.toLocaleString('en');
  return selected === 0 ? `(${total})` : `(${selected}/${total})`;
}
