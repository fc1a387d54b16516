import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useRef, useState } from 'react';
import type { AccountKey } from '../../../shared/accounts/account-key.ts';
import {
  deviceKind,
  deviceName,
  mfaDevicesPerUser,
  type DeviceKind,
  type UserDevice,
} from '../../../shared/mfa/device.ts';
import { errorOf } from '../../api.ts';
import { dateText } from '../../components/date-text.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { EmptyTable, matchesText, NoMatch } from '../../components/table-states.tsx';
import { useIdentity } from '../../queries.ts';
import { kindWords } from './kind-words.ts';
import { MfaPane } from './mfa-pane.tsx';
import { RemoveDevice } from './remove-device.tsx';
import { ResyncDevice } from './resync-device.tsx';
import { useReadDevicesAgain, useUserDevices } from './use-devices.ts';

/** A user's MFA devices in the chosen account: assign, synchronize and remove them. */
export function UserMfa({ userName }: { userName: string }) {
  const { data: identity } = useIdentity();
  if (identity === undefined) return null;
  return <DevicesOf key={userName} account={identity.account} userName={userName} />;
}

interface Row extends UserDevice {
  name: string;
  kind: DeviceKind;
  kindText: string;
}

function DevicesOf({ account, userName }: { account: AccountKey; userName: string }) {
  const query = useUserDevices(account, userName);
  const readAgain = useReadDevicesAgain();
  const [selected, setSelected] = useState<string>();
  const [assigning, setAssigning] = useState(false);
  /** The device that a dialog is about: it may be gone from the list before the dialog is closed. */
  const [open, setOpen] = useState<{ dialog: 'resync' | 'remove'; device: Row; isLast: boolean }>();
  const place = useRef<HTMLDivElement>(null);
  const rows = (query.data?.devices ?? []).map(rowOf);
  const { items, actions, collectionProps, filterProps, filteredItemsCount } = useCollection(rows, {
    filtering: { fields: ['name', 'kindText', 'serialNumber'] },
    sorting: { defaultState: { sortingColumn: { sortingField: 'enabledAt' } } },
  });
  const device = rows.find(({ serialNumber }) => serialNumber === selected);
  const known = query.data !== undefined;
  const full = rows.length >= mfaDevicesPerUser;

  function openDialog(dialog: 'resync' | 'remove') {
    if (device !== undefined) setOpen({ dialog, device, isLast: rows.length === 1 });
  }
  function close() {
    setAssigning(false);
    setOpen(undefined);
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) place.current?.focus();
    });
  }

  return (
    <div ref={place} tabIndex={-1} className="view">
      <SpaceBetween size="m">
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
                title="No MFA devices"
                advice={`${userName} signs in with a password alone. Choose “Assign MFA device” to protect the sign-in.`}
              />
            ) : (
              <NoMatch onClear={() => actions.setFiltering('')} />
            )
          }
          trackBy="serialNumber"
          selectionType="single"
          selectedItems={device === undefined ? [] : [device]}
          onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.serialNumber)}
          ariaLabels={{
            tableLabel: `MFA devices of ${userName}`,
            selectionGroupLabel: 'MFA device to resync or remove',
            itemSelectionLabel: (_, { name }) => name,
          }}
          columnDefinitions={[
            {
              id: 'name',
              header: 'Device name',
              cell: ({ name }) => <span className="breakable">{name}</span>,
              sortingField: 'name',
              isRowHeader: true,
            },
            { id: 'kind', header: 'Type', cell: ({ kindText }) => kindText, sortingField: 'kindText' },
            {
              id: 'serial',
              header: 'Identifier',
              cell: ({ serialNumber }) => <span className="breakable">{serialNumber}</span>,
              sortingField: 'serialNumber',
              minWidth: 220,
            },
            {
              id: 'enabled',
              header: 'Assigned on',
              cell: ({ enabledAt }) => dateText(enabledAt),
              sortingField: 'enabledAt',
              minWidth: 160,
            },
          ]}
          header={
            <Header
              variant="h2"
              {...(known ? { counter: `(${rows.length} of ${mfaDevicesPerUser})` } : {})}
              description="At each sign-in to the console, AWS asks for one of these devices besides the password."
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button
                    iconName="refresh"
                    ariaLabel="Read the MFA devices again"
                    loading={query.isFetching}
                    onClick={readAgain}
                  />
                  <Button
                    disabled={device === undefined || !hasCodes(device.kind)}
                    {...disabledReason(resyncReason(device))}
                    onClick={() => openDialog('resync')}
                  >
                    Resync
                  </Button>
                  <Button
                    disabled={device === undefined}
                    {...disabledReason(device === undefined ? chooseFirst : undefined)}
                    onClick={() => openDialog('remove')}
                  >
                    Remove
                  </Button>
                  <Button
                    disabled={!known || full}
                    {...disabledReason(
                      full
                        ? `${userName} has ${mfaDevicesPerUser} MFA devices, the most that AWS allows. Remove one first.`
                        : undefined,
                    )}
                    onClick={() => setAssigning(true)}
                  >
                    Assign MFA device
                  </Button>
                </SpaceBetween>
              }
            >
              Multi-factor authentication (MFA)
            </Header>
          }
          filter={
            <TextFilter
              {...filterProps}
              filteringPlaceholder="Find MFA devices"
              filteringAriaLabel="Find MFA devices"
              filteringClearAriaLabel="Clear"
              countText={matchesText(filteredItemsCount)}
            />
          }
          wrapLines
        />
      </SpaceBetween>
      {assigning && (
        <MfaPane
          target={{ account, userName }}
          userName={userName}
          onAssigned={readAgain}
          onClose={() => {
            // A device that could not be deleted when the pane was cancelled is among the account's unassigned ones.
            readAgain();
            close();
          }}
        />
      )}
      {open?.dialog === 'resync' && (
        <ResyncDevice
          account={account}
          userName={userName}
          serialNumber={open.device.serialNumber}
          onClose={close}
        />
      )}
      {open?.dialog === 'remove' && (
        <RemoveDevice
          account={account}
          userName={userName}
          serialNumber={open.device.serialNumber}
          isLast={open.isLast}
          onChanged={readAgain}
          onClose={close}
        />
      )}
    </div>
  );
}

const chooseFirst = 'Choose a device in the list first.';

function rowOf(device: UserDevice): Row {
  const kind = deviceKind(device.serialNumber);
  return { ...device, name: deviceName(device.serialNumber), kind, kindText: kindWords[kind] };
}

function hasCodes(kind: DeviceKind): boolean {
  return kind === 'virtual' || kind === 'hardware';
}

function resyncReason(device: Row | undefined): string | undefined {
  if (device === undefined) return chooseFirst;
  return hasCodes(device.kind)
    ? undefined
    : 'A passkey or security key has no codes, so there is nothing to synchronize.';
}

function disabledReason(reason: string | undefined): { disabledReason?: string } {
  return reason === undefined ? {} : { disabledReason: reason };
}
