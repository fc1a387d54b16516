import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { accountKeyText } from '../../../../shared/accounts/account-key.ts';
import type { Identity } from '../../../../shared/accounts/identity.ts';
import type { Snapshot } from '../../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../../shared/drafts/draft.ts';
import type { ApprovedPlan } from '../../../../shared/plans/approval.ts';
import { hasErrors, type Plan } from '../../../../shared/plans/plan.ts';
import { errorOf } from '../../../api.ts';
import { accountText } from '../../../components/account-name.tsx';
import { dateText } from '../../../components/date-text.ts';
import { focusWhenLost } from '../../../components/focus-when-lost.ts';
import { ErrorAlert } from '../../../components/error-alert.tsx';
import { useNavigation } from '../../../navigation.ts';
import { useIdentity } from '../../../queries.ts';
import { ApplyDialog } from './apply-dialog.tsx';
import { approvalState, type ApprovalState } from './approval-state.ts';
import { ChangesSince } from './changes-since.tsx';
import { summaryText } from './plan-counts.ts';
import { useApproval } from './use-approval.ts';

interface PlanApprovalProps {
  draft: Draft;
  plan: Plan;
  snapshot: Snapshot;
  /** Whether everything that was typed is on the disk, where the plan that is approved is made of it. */
  isSaved: boolean;
  reading: boolean;
  onRefresh: () => Promise<void>;
}

/** The way from a plan to its run: approve what is in view, then create the users, once. */
export function PlanApproval(props: PlanApprovalProps) {
  const { draft, plan, snapshot, isSaved, reading, onRefresh } = props;
  const { query, approve, withdraw, apply, approving, withdrawing, applying } = useApproval(draft.id);
  const { openRun } = useNavigation();
  const identity = useIdentity();
  /** The approval that is about to be applied: a later one is asked about anew. */
  const [asking, setAsking] = useState<string>();
  const state = useMemo(() => approvalState(query.data, draft, plan), [query.data, draft, plan]);
  const place = useRef<HTMLDivElement>(null);
  const refusal = approveRefusal(plan, isSaved, query.isPending);
  const approveButton = (variant: 'normal' | 'primary') => (
    <Button
      variant={variant}
      loading={approving.busy}
      {...(refusal === undefined ? {} : { disabled: true, disabledReason: refusal })}
      onClick={() => void approveIt()}
    >
      {state.state === 'none' ? 'Approve plan' : 'Approve plan again'}
    </Button>
  );
  const approveIt = async () => {
    const result = await approve(plan, snapshot);
    if (!result.ok && result.error.kind === 'conflict') await onRefresh();
    focusWhenLost(place);
  };
  const applyIt = async (passwords: ReadonlyMap<string, string>) => {
    const result = await apply(passwords);
    if (result?.ok === true) {
      openRun(result.value.header.id);
      return;
    }
    setAsking(undefined);
    // Main looked at the account as it is now: so must the plan.
    await onRefresh();
  };
  const failed = [
    { header: 'The plan was not approved', action: approving },
    { header: 'The approval was not withdrawn', action: withdrawing },
    { header: 'Nothing was created', action: applying },
  ].filter(({ action }) => action.error !== undefined);
  return (
    <div ref={place} tabIndex={-1} className="view">
      <SpaceBetween size="m">
        {query.isError && <ErrorAlert header="The approval could not be read" error={errorOf(query.error)} />}
        {failed.map(
          ({ header, action: { error, dismissError } }) =>
            error && <ErrorAlert key={header} header={header} error={error} onDismiss={dismissError} />,
        )}
        <Container
          header={
            <Header
              variant="h2"
              description="What is approved is what is applied, and once only. If the draft or the account changes, the plan must be approved again."
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  {state.state === 'approved' && (
                    <Button
                      loading={withdrawing.busy}
                      onClick={() => void withdraw().then(() => focusWhenLost(place))}
                    >
                      Withdraw approval
                    </Button>
                  )}
                  {state.state === 'approved' ? (
                    <CreateButton
                      approved={state.approved}
                      identity={identity.data}
                      onClick={() => {
                        applying.dismissError();
                        void onRefresh();
                        setAsking(state.approved.id);
                      }}
                    />
                  ) : (
                    approveButton(state.state === 'applied' ? 'normal' : 'primary')
                  )}
                </SpaceBetween>
              }
            >
              Approval
            </Header>
          }
        >
          <ApprovalText state={state} draft={draft} plan={plan} refusal={refusal} onOpenRun={openRun} />
        </Container>
        {state.state === 'approved' && asking === state.approved.id && identity.data !== undefined && (
          <ApplyDialog
            plan={plan}
            draft={draft}
            identity={identity.data}
            snapshot={snapshot}
            reading={reading}
            busy={applying.busy}
            onApply={(passwords) => void applyIt(passwords)}
            onClose={() => setAsking(undefined)}
          />
        )}
      </SpaceBetween>
    </div>
  );
}

/** Why the plan in view cannot be approved; `undefined` when it can. */
function approveRefusal(plan: Plan, isSaved: boolean, isPending: boolean): string | undefined {
  if (hasErrors(plan)) return 'Put the errors right first.';
  if (plan.steps.length === 0) return 'The plan makes no calls.';
  if (!isSaved) return 'Wait until the draft is saved.';
  return isPending ? 'Reading the approval.' : undefined;
}

interface CreateButtonProps {
  approved: ApprovedPlan;
  identity: Identity | undefined;
  onClick: () => void;
}

function CreateButton({ approved: { account, alias }, identity, onClick }: CreateButtonProps) {
  const isHere = identity !== undefined && accountKeyText(identity.account) === accountKeyText(account);
  return (
    <Button
      variant="primary"
      {...(isHere
        ? {}
        : {
            disabled: true,
            disabledReason: `The plan is for the account ${accountText(account, alias)}. Choose a profile of it at the top of the window.`,
          })}
      onClick={onClick}
    >
      Create users
    </Button>
  );
}

interface ApprovalTextProps {
  state: ApprovalState;
  draft: Draft;
  plan: Plan;
  refusal: string | undefined;
  onOpenRun: (runId: string) => void;
}

/** Where the plan stands, and what to do next. */
function ApprovalText({ state, draft, plan, refusal, onOpenRun }: ApprovalTextProps): ReactNode {
  switch (state.state) {
    case 'none':
      return (
        <StatusIndicator type="pending">
          <span className="breakable">
            Not approved. {refusal ?? `Look through the plan, then approve it: ${summaryText(plan)}`}
          </span>
        </StatusIndicator>
      );
    case 'approved':
      return (
        <StatusIndicator type="success">
          <span className="breakable">
            {approvedText(state.approved)}: {summaryText(plan)}
          </span>
        </StatusIndicator>
      );
    case 'applied':
      return (
        <SpaceBetween size="s">
          <StatusIndicator type="success">
            <span className="breakable">
              {approvedText(state.approved)}, and applied. An approved plan is applied once.
            </span>
          </StatusIndicator>
          <Button onClick={() => onOpenRun(state.runId)}>Open results</Button>
        </SpaceBetween>
      );
    case 'void':
      return (
        <Alert type="warning" header="Not applied">
          {approvedText(state.approved)}. Gatehouse stopped right before the first call, and nothing was
          created. Approve the plan again.
        </Alert>
      );
    case 'stale':
      return (
        <SpaceBetween size="m">
          <Alert type="warning" header="Changed since it was approved">
            {approvedText(state.approved)}. {staleText(state)} Nothing is created before the plan is approved
            again.
          </Alert>
          <ChangesSince since={state.since} draft={draft} />
        </SpaceBetween>
      );
  }
}

function staleText({ since: { isOtherAccount, approvedDraft } }: ApprovalState & { state: 'stale' }): string {
  if (isOtherAccount) return 'The plan in view is for another account.';
  return approvedDraft !== undefined ? 'The draft was changed since.' : 'The account has changed since.';
}

function approvedText({ approvedAt, account, alias }: ApprovedPlan): string {
  return `Approved on ${dateText(approvedAt)} for the account ${accountText(account, alias)}`;
}
