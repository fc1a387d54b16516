import Alert from '@cloudscape-design/components/alert';
import Badge from '@cloudscape-design/components/badge';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Identity } from '../../../shared/accounts/identity.ts';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import { hasErrors, type Plan } from '../../../shared/plans/plan.ts';
import { AccountChip, accountIdText } from '../../components/account-chip.tsx';
import { EquivalentScript } from './equivalent-script.tsx';
import { FindingList } from '../../drafting/finding-list.tsx';
import { ReviewNewEntities } from './review-new-entities.tsx';
import { ReviewUsers } from './review-users.tsx';

interface ReviewProps {
  draft: Draft;
  plan: Plan | undefined;
  findings: readonly Finding[];
  identity: Identity | undefined;
  snapshot: Snapshot | undefined;
  /** Why secrets cannot be kept on this machine. */
  vaultProblem: string | null;
  onGoTo: (finding: Finding) => void;
}

/** Step 4: where, by whom, what, and with which calls. */
export function Review(props: ReviewProps) {
  const { draft, plan, findings, identity, snapshot, vaultProblem, onGoTo } = props;
  const names = new Map(draft.users.map(({ id, name }) => [id, name === '' ? '(no name)' : name]));
  return (
    <SpaceBetween size="l">
      {vaultProblem !== null && (
        <Alert type="warning" header="Credentials cannot be kept on this machine">
          {vaultProblem} If Gatehouse stops before the download, a resumed run replaces what was lost: new
          passwords, and access keys deleted and made again.
        </Alert>
      )}
      {findings.length > 0 && (
        <FindingList findings={findings} nameOf={(rowId) => names.get(rowId) ?? ''} onGoTo={onGoTo} />
      )}
      {identity !== undefined && <Where identity={identity} />}
      {plan !== undefined && <ReviewNewEntities draft={draft} steps={plan.steps} />}
      {plan !== undefined && <ReviewUsers draft={draft} steps={plan.steps} />}
      {plan !== undefined && !hasErrors(plan) && identity !== undefined && snapshot !== undefined && (
        <EquivalentScript
          draft={draft}
          plan={plan}
          identity={identity}
          passwordPolicy={snapshot.passwordPolicy}
        />
      )}
    </SpaceBetween>
  );
}

function Where({ identity: { account, alias, callerArn, isRoot, profileName } }: { identity: Identity }) {
  return (
    <Container header={<Header variant="h2">Account</Header>}>
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
    </Container>
  );
}
