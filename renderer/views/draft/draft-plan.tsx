import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import { hasErrors, plan as planOf, type Plan } from '../../../shared/plans/plan.ts';
import { withFix } from '../../../shared/plans/fixes.ts';
import type { Step } from '../../../shared/plans/step.ts';
import { PlanExport } from '../../components/plan-export/plan-export.tsx';
import { ReviewNewEntities } from '../create-users/review-new-entities.tsx';
import type { DraftTabProps } from './draft-tab-props.ts';
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

/**
 * What the draft means for the account: what is wrong with it, what is done, and the way to do it. Without a snapshot,
 * what it means for any account: that can neither be approved nor exported.
 */
export function DraftPlan({ editor, working, onShowRows }: DraftPlanProps) {
  const { snapshot, ground, reading, refresh } = working;
  const draft = useDeferredValue(editor.draft);
  const plan = useMemo(() => planOf(draft, ground), [draft, ground]);
  const names = useMemo(
    () => new Map(draft.users.map(({ id, name }) => [id, name === '' ? '(no name)' : name])),
    [draft],
  );
  return (
    <SpaceBetween size="l">
      <PlanOverview
        plan={plan}
        working={working}
        existingUsers={editor.draft.existingUsers}
        onExistingUsers={(existingUsers) =>
          editor.change((before) => ({ ...before, existingUsers }), 'Change what becomes of existing users')
        }
      />
      <PlanFindings
        findings={plan.findings}
        nameOf={(rowId) => names.get(rowId) ?? ''}
        onShowRows={onShowRows}
        onFix={(finding) => editor.change((before) => withFix(before, finding), finding.fix?.label ?? 'Fix')}
      />
      {snapshot !== undefined && (
        <PlanApproval
          draft={draft}
          plan={plan}
          snapshot={snapshot}
          isSaved={editor.saving.state === 'saved' && draft === editor.draft}
          reading={reading}
          onRefresh={refresh}
        />
      )}
      <ReviewNewEntities draft={draft} steps={plan.steps} />
      <PlanSteps draft={draft} plan={plan} />
      {snapshot !== undefined && !hasErrors(plan) && plan.steps.length > 0 && (
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
