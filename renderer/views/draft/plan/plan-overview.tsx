import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Snapshot } from '../../../../shared/accounts/snapshot.ts';
import type { ExistingUsers } from '../../../../shared/drafts/draft.ts';
import type { Plan } from '../../../../shared/plans/plan.ts';
import { accountText } from '../../../components/account-name.tsx';
import { InfoLink } from '../../../help/info-link.tsx';
import { ExistingUsersChoice } from './existing-users-choice.tsx';
import { findingsText, summaryText } from './plan-counts.ts';

interface PlanOverviewProps {
  plan: Plan;
  snapshot: Snapshot;
  existingUsers: ExistingUsers;
  onExistingUsers: (choice: ExistingUsers) => void;
}

/** What the plan comes to and for which account, whether it can work, and what becomes of existing users. */
export function PlanOverview(props: PlanOverviewProps) {
  const { plan, snapshot, existingUsers, onExistingUsers } = props;
  const worst = (['error', 'warning'] as const).find((one) =>
    plan.findings.some(({ severity }) => severity === one),
  );
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="plans" />}
          description={
            <span className="breakable">
              {summaryText(plan)} For {accountText(snapshot.account, snapshot.alias)}.
            </span>
          }
        >
          Plan
        </Header>
      }
    >
      <SpaceBetween size="s">
        <StatusIndicator type={worst ?? 'success'}>
          <span className="breakable">{findingsText(plan.findings)}</span>
        </StatusIndicator>
        <ExistingUsersChoice value={existingUsers} onChange={onExistingUsers} />
      </SpaceBetween>
    </Container>
  );
}
