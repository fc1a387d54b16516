import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { unknownAccountId } from '../../../../shared/accounts/unknown-account.ts';
import { useRef } from 'react';
import type { ExistingUsers } from '../../../../shared/drafts/draft.ts';
import type { Plan } from '../../../../shared/plans/plan.ts';
import { accountText } from '../../../components/account-name.tsx';
import { focusWhenLost } from '../../../components/focus-when-lost.ts';
import { InfoLink } from '../../../help/info-link.tsx';
import type { WorkingSnapshot } from '../../../working-snapshot.ts';
import { ExistingUsersChoice } from './existing-users-choice.tsx';
import { findingsText, summaryText } from './plan-counts.ts';

interface PlanOverviewProps {
  plan: Plan;
  working: WorkingSnapshot;
  existingUsers: ExistingUsers;
  onExistingUsers: (choice: ExistingUsers) => void;
}

/** What the plan comes to and for which account, whether it can work, and what becomes of existing users. */
export function PlanOverview({ plan, working, existingUsers, onExistingUsers }: PlanOverviewProps) {
  const { account, alias, snapshot, reading, refresh } = working;
  const place = useRef<HTMLDivElement>(null);
  const worst = (['error', 'warning'] as const).find((one) =>
    plan.findings.some(({ severity }) => severity === one),
  );
  return (
    <div ref={place} tabIndex={-1} className="view">
      <Container
        header={
          <Header
            variant="h2"
            info={<InfoLink topic="plans" />}
            description={
              <span className="breakable">
                {summaryText(plan)}
                {account !== null && ` For ${accountText(account, alias)}.`}
              </span>
            }
            actions={
              snapshot === undefined && (
                <Button
                  loading={reading}
                  loadingText="Reading the account"
                  onClick={() => void refresh().then(() => focusWhenLost(place))}
                >
                  Read the account
                </Button>
              )
            }
          >
            Plan
          </Header>
        }
      >
        <SpaceBetween size="s">
          {snapshot === undefined && (
            <StatusIndicator type="info">
              <span className="breakable">
                The account is not known yet: these are the calls for one that has none of these users, and
                AWS’s default password policy.{' '}
                {account === null && `ARNs have ${unknownAccountId} in place of its number. `}
                To approve, apply or export a plan, choose a profile at the top of the window, then read the
                account.
              </span>
            </StatusIndicator>
          )}
          <StatusIndicator type={worst ?? 'success'}>
            <span className="breakable">{findingsText(plan.findings)}</span>
          </StatusIndicator>
          <ExistingUsersChoice value={existingUsers} onChange={onExistingUsers} />
        </SpaceBetween>
      </Container>
    </div>
  );
}
