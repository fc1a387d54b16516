import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { accountKeyText } from '../../shared/accounts/account-key.ts';
import { isUnknownAccount } from '../../shared/accounts/unknown-account.ts';
import type { WorkingSnapshot } from '../working-snapshot.ts';
import { accountText } from './account-name.tsx';
import { ageText } from './age-text.ts';
import { dateText } from './date-text.ts';
import { ErrorText } from './error-alert.tsx';
import { SnapshotNews } from './snapshot-news.tsx';
import { useNow } from './use-now.ts';

/** How old what is shown of an account is, whether there is a connection to it, and the way to read it again. */
export function SnapshotAge({ working }: { working: WorkingSnapshot }) {
  const { origin, reading, error, refresh, news, dismissNews } = working;
  return (
    <SpaceBetween size="xs">
      <div className="snapshot-age">
        <AgeLine working={working} />
        <Button
          variant="inline-link"
          loading={reading}
          loadingText="Reading the account"
          ariaLabel="Refresh the snapshot"
          onClick={() => void refresh()}
        >
          Refresh
        </Button>
      </div>
      {origin !== 'live' && error !== undefined && (
        <Box fontSize="body-s" color="text-body-secondary">
          <ErrorText error={error} />
        </Box>
      )}
      <MissingPermissions working={working} />
      <ChooseAccount working={working} />
      {news !== undefined && <SnapshotNews news={news} onDismiss={dismissNews} />}
    </SpaceBetween>
  );
}

function AgeLine({ working }: { working: WorkingSnapshot }) {
  const { account, alias, snapshot, origin, reading, choices } = working;
  const now = useNow();
  const name = account === null ? 'the account' : accountText(account, alias);
  const status = (type: StatusIndicatorProps.Type, text: string) => (
    <StatusIndicator type={type}>
      <span className="breakable">{text}</span>
    </StatusIndicator>
  );
  if (snapshot === undefined) {
    if (reading) return status('loading', `Reading ${name}`);
    const unconnected =
      account === null && choices.length > 0
        ? 'Not connected, and no account is chosen.'
        : `No snapshot of ${name}, and not connected.`;
    return status('warning', `${unconnected} AWS managed policies are those of the built-in catalogue.`);
  }
  const read = `read ${ageText(snapshot.takenAt, now)}`;
  if (origin === 'live') return status('success', `From ${name}, ${read}.`);
  return reading
    ? status('in-progress', `From the snapshot of ${name}, ${read}. Reading it again.`)
    : status('warning', `From the snapshot of ${name}, ${read}. Not connected.`);
}

function MissingPermissions({ working: { ground } }: { working: WorkingSnapshot }) {
  const { missingPermissions = [] } = ground;
  if (isUnknownAccount(ground.account) || missingPermissions.length === 0) return null;
  return (
    <Box fontSize="body-s" color="text-body-secondary">
      Read without {missingPermissions.join(', ')}: {partsUnknown(missingPermissions)}
    </Box>
  );
}

function partsUnknown(permissions: readonly string[]): string {
  const parts = [
    ...(permissions.includes('iam:GetAccountAuthorizationDetails')
      ? ['what existing users and groups have is not known']
      : []),
    ...(permissions.includes('iam:ListPolicies')
      ? ['AWS managed policies are those of the built-in catalogue']
      : []),
    ...(permissions.includes('iam:GetAccountSummary') ? ['quotas are AWS’s defaults'] : []),
  ];
  return `${parts.join('; ')}.`;
}

/** Where no profile works, the kept account to work with. */
function ChooseAccount({ working: { account, choices, choose } }: { working: WorkingSnapshot }) {
  if (choices.length === 0) return null;
  const options = choices.map((kept) => ({
    value: accountKeyText(kept.account),
    label: accountText(kept.account, kept.alias),
    description: `Read on ${dateText(kept.takenAt)}`,
    tags: kept.account.endpoint === 'aws' ? [kept.account.partition] : [kept.account.endpoint],
  }));
  return (
    <div className="snapshot-age__choice">
      <Select
        ariaLabel="Account to work with from its snapshot"
        placeholder="Choose an account to work with from its snapshot"
        options={options}
        selectedOption={
          account === null ? null : (options.find(({ value }) => value === accountKeyText(account)) ?? null)
        }
        onChange={({ detail }) => {
          const kept = choices.find((one) => accountKeyText(one.account) === detail.selectedOption.value);
          if (kept !== undefined) choose(kept.account);
        }}
      />
    </div>
  );
}
