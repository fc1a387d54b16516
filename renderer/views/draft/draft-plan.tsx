import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import type { ExistingUsers } from '../../../shared/drafts/draft.ts';
import { hasErrors, plan as planOf, type Plan } from '../../../shared/plans/plan.ts';
import { withFix } from '../../../shared/plans/fixes.ts';
import type { Step } from '../../../shared/plans/step.ts';
import { PlanExport } from '../../components/plan-export/plan-export.tsx';
import { ReviewNewEntities } from '../create-users/review-new-entities.tsx';
import type { DraftTabProps } from './draft-tab-props.ts';
import { ExistingUsersChoice } from './plan/existing-users-choice.tsx';
import { PlanApproval } from './plan/plan-approval.tsx';
import { PlanByCall } from './plan/plan-by-call.tsx';
import { PlanByUser } from './plan/plan-by-user.tsx';
import { PlanFindings } from './plan/plan-findings.tsx';
import { PlanOverview } from './plan/plan-overview.tsx';
import { callKinds, planRows } from './plan/plan-rows.ts';

interface DraftPlanProps extends DraftTabProps {
  /** Shows the rows of a finding in the tab where they are edited. */
  onShowRows: (finding: Finding) => void;
}

/** What the draft means for the account: what is wrong with it, what is done, and the way to do it. */
export function DraftPlan(props: DraftPlanProps) {
  const { editor, working, findings, onShowRows } = props;
  const { snapshot } = working;
  const draft = useDeferredValue(editor.draft);
  const names = useMemo(
    () => new Map(draft.users.map(({ id, name }) => [id, name === '' ? '(no name)' : name])),
    [draft],
  );
  const nameOf = (rowId: string) => names.get(rowId) ?? '';
  const fix = (finding: Finding) =>
    editor.change((before) => withFix(before, finding), finding.fix?.label ?? 'Fix');
  const setExistingUsers = (existingUsers: ExistingUsers) =>
    editor.change((before) => ({ ...before, existingUsers }), 'Change what becomes of existing users');
  if (snapshot === undefined)
    return (
      <SpaceBetween size="l">
        <NoAccount working={working}>
          <ExistingUsersChoice value={editor.draft.existingUsers} onChange={setExistingUsers} />
        </NoAccount>
        <PlanFindings findings={findings} nameOf={nameOf} onShowRows={onShowRows} onFix={fix} />
      </SpaceBetween>
    );
  return (
    <KnownPlan
      {...props}
      draft={draft}
      snapshot={snapshot}
      nameOf={nameOf}
      onFix={fix}
      onExistingUsers={setExistingUsers}
    />
  );
}

function NoAccount({
  working: { reading, refresh },
  children,
}: Pick<DraftTabProps, 'working'> & { children: ReactNode }) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button loading={reading} onClick={() => void refresh()}>
              Read the account
            </Button>
          }
        >
          Plan
        </Header>
      }
    >
      <SpaceBetween size="m">
        {reading ? (
          <Box textAlign="center">
            <Spinner /> Reading the account
          </Box>
        ) : (
          <Box color="text-body-secondary">
            Nothing is known of an account yet, so there is no plan. Choose a profile at the top of the
            window, then read the account. What can be said without one is below.
          </Box>
        )}
        {children}
      </SpaceBetween>
    </Container>
  );
}

interface KnownPlanProps extends DraftPlanProps {
  draft: Draft;
  snapshot: Snapshot;
  nameOf: (rowId: string) => string;
  onFix: (finding: Finding) => void;
  onExistingUsers: (choice: ExistingUsers) => void;
}

function KnownPlan(props: KnownPlanProps) {
  const { editor, draft, snapshot, onShowRows, nameOf, onFix, onExistingUsers } = props;
  const { reading, refresh } = props.working;
  const plan = useMemo(() => planOf(draft, snapshot), [draft, snapshot]);
  return (
    <SpaceBetween size="l">
      <PlanOverview
        plan={plan}
        snapshot={snapshot}
        existingUsers={editor.draft.existingUsers}
        onExistingUsers={onExistingUsers}
      />
      <PlanFindings findings={plan.findings} nameOf={nameOf} onShowRows={onShowRows} onFix={onFix} />
      <PlanApproval
        draft={draft}
        plan={plan}
        snapshot={snapshot}
        isSaved={editor.saving.state === 'saved' && draft === editor.draft}
        reading={reading}
        onRefresh={refresh}
      />
      <ReviewNewEntities draft={draft} steps={plan.steps} />
      <PlanSteps draft={draft} plan={plan} />
      {!hasErrors(plan) && plan.steps.length > 0 && (
        <PlanExport draft={draft} plan={plan} snapshot={snapshot} />
      )}
    </SpaceBetween>
  );
}

/** The calls of the plan, by user and by kind. */
function PlanSteps({ draft, plan }: { draft: Draft; plan: Plan }) {
  const [by, setBy] = useState<'user' | 'call'>('user');
  const [call, setCall] = useState<Step['call']>();
  const rows = useMemo(() => planRows(draft, plan), [draft, plan]);
  const kinds = useMemo(() => callKinds(plan.steps), [plan]);
  const names = useMemo(() => new Map(rows.map(({ id, name }) => [id, name])), [rows]);
  return (
    <SpaceBetween size="s">
      <SegmentedControl
        label="Show the plan"
        selectedId={by}
        options={[
          { id: 'user', text: 'By user' },
          { id: 'call', text: 'By API call' },
        ]}
        onChange={({ detail }) => setBy(detail.selectedId === 'call' ? 'call' : 'user')}
      />
      {by === 'user' ? (
        <PlanByUser rows={rows} call={call} calls={kinds.map((kind) => kind.call)} onCall={setCall} />
      ) : (
        <PlanByCall
          kinds={kinds}
          nameOf={(rowId) => names.get(rowId) ?? ''}
          onShowUsers={(wanted) => {
            setCall(wanted);
            setBy('user');
          }}
        />
      )}
    </SpaceBetween>
  );
}
