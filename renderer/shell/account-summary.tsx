import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Popover from '@cloudscape-design/components/popover';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Identity } from '../../shared/accounts/identity.ts';
import { AccountChip, accountIdText } from '../components/account-chip.tsx';

/** The account in use and who the administrator is in it, always in sight. */
export function AccountSummary({ identity }: { identity: Identity }) {
  const { account, alias, callerArn, isRoot, profileName } = identity;
  return (
    <div className="account-summary" role="group" aria-label="Account in use">
      <AccountChip account={account} />
      <div className="account-summary__text">
        <div className="account-summary__name" title={`${alias ?? ''} ${account.accountId}`.trim()}>
          {alias !== undefined && <strong className="account-summary__alias">{alias}</strong>}
          <span className={alias === undefined ? 'account-summary__alias' : 'account-summary__id'}>
            {accountIdText(account.accountId)}
          </span>
        </div>
        <div className="account-summary__line account-summary__line--small" title={callerArn}>
          {callerName(callerArn)} · {profileName} · {account.partition}
        </div>
      </div>
      {isRoot && <Badge color="red">root user</Badge>}
      <Popover
        header="Account in use"
        size="large"
        position="bottom"
        triggerType="custom"
        content={<IdentityDetails identity={identity} />}
      >
        <Button variant="icon" iconName="status-info" ariaLabel="Account details" />
      </Popover>
    </div>
  );
}

/** Everything that choosing a profile tells. */
function IdentityDetails({ identity }: { identity: Identity }) {
  const { account, alias, callerArn, profileName, region, signInUrl } = identity;
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={1}
        items={[
          { label: 'You are', value: <span className="breakable">{callerArn}</span> },
          { label: 'Console sign-in URL', value: <span className="breakable">{signInUrl}</span> },
        ]}
      />
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Account alias', value: <span className="breakable">{alias ?? 'None'}</span> },
          { label: 'Account ID', value: accountIdText(account.accountId) },
          { label: 'Profile', value: <span className="breakable">{profileName}</span> },
          { label: 'Partition', value: account.partition },
          { label: 'Endpoint', value: <span className="breakable">{endpointText(account.endpoint)}</span> },
          { label: 'Region', value: region },
        ]}
      />
    </SpaceBetween>
  );
}

function endpointText(endpoint: string): string {
  if (endpoint === 'practice') return 'None: inside Gatehouse';
  return endpoint === 'aws' ? "AWS's own" : endpoint;
}

/** What an ARN says after the account: `user/anna`, `assumed-role/Admin/anna`, `root`. */
function callerName(callerArn: string): string {
  return callerArn.split(':').slice(5).join(':');
}
