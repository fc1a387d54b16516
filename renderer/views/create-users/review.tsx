import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Identity } from '../../../shared/accounts/identity.ts';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import { hasErrors, type Plan } from '../../../shared/plans/plan.ts';
import { ActingIdentity } from '../../components/acting-identity.tsx';
import { PlanExport } from '../../components/plan-export/plan-export.tsx';
import { VaultWarning } from '../../components/vault-warning.tsx';
import { FindingList } from '../../drafting/finding-list.tsx';
import { ReviewNewEntities } from './review-new-entities.tsx';
import { ReviewUsers } from './review-users.tsx';

interface ReviewProps {
  draft: Draft;
  plan: Plan | undefined;
  /** What the plan is made against. */
  snapshot: Snapshot | undefined;
  findings: readonly Finding[];
  identity: Identity | undefined;
  /** Why secrets cannot be kept on this machine. */
  vaultProblem: string | null;
  onGoTo: (finding: Finding) => void;
  /** Puts a finding right that has a fix. */
  onFix: (finding: Finding) => void;
}

/** Step 4: where, by whom, what, and with which calls. */
export function Review(props: ReviewProps) {
  const { draft, plan, snapshot, findings, identity, vaultProblem, onGoTo, onFix } = props;
  const names = new Map(draft.users.map(({ id, name }) => [id, name === '' ? '(no name)' : name]));
  return (
    <SpaceBetween size="l">
      <VaultWarning problem={vaultProblem} />
      <FindingList
        findings={findings}
        nameOf={(rowId) => names.get(rowId) ?? ''}
        onGoTo={onGoTo}
        onFix={onFix}
      />
      {identity !== undefined && (
        <Container header={<Header variant="h2">Account</Header>}>
          <ActingIdentity identity={identity} />
        </Container>
      )}
      {plan !== undefined && <ReviewNewEntities draft={draft} steps={plan.steps} />}
      {plan !== undefined && <ReviewUsers draft={draft} steps={plan.steps} />}
      {plan !== undefined && snapshot !== undefined && !hasErrors(plan) && (
        <PlanExport draft={draft} plan={plan} snapshot={snapshot} />
      )}
    </SpaceBetween>
  );
}
