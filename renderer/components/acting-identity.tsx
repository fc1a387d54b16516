import Badge from '@cloudscape-design/components/badge';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Identity } from '../../shared/accounts/identity.ts';
import { AccountChip, accountIdText } from './account-chip.tsx';

/** Where something is about to be done, and as whom; root is red. */
export function ActingIdentity({
  identity: { account, alias, callerArn, isRoot, profileName },
}: {
  identity: Identity;
}) {
  return (
    <KeyValuePairs
      columns={2}
      items={[
        {
          label: 'Account',
          value: (
            <span className="account-name breakable">
              <AccountChip account={account} />
              {alias === undefined
                ? accountIdText(account.accountId)
                : `${alias} (${accountIdText(account.accountId)})`}
            </span>
          ),
        },
        {
          label: 'You are',
          value: (
            <span className="breakable">
              {callerArn} {isRoot && <Badge color="red">root user</Badge>}
            </span>
          ),
        },
        { label: 'Profile', value: <span className="breakable">{profileName}</span> },
        { label: 'Partition', value: account.partition },
      ]}
    />
  );
}
