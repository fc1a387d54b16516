import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Finding } from '../../../shared/plans/finding.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import { plan as planOf } from '../../../shared/plans/plan.ts';
import { ErrorText } from '../../components/error-alert.tsx';
import { SnapshotAge } from '../../components/snapshot-age.tsx';
import { useIdentity } from '../../queries.ts';
import { useWorkingSnapshot } from '../../working-snapshot.ts';
import { noPasswords } from './custom-passwords.ts';
import { useHelpTopic } from '../../help/help.tsx';
import { InfoLink } from '../../help/info-link.tsx';
import { withFix } from '../../../shared/plans/fixes.ts';
import { useDraftEditor, type OpenedDraft } from '../../drafting/draft-editor.ts';
import { stepOf } from '../../drafting/draft-findings.ts';
import { SavingNotice } from '../../drafting/saving-notice.tsx';
import { TargetNotice } from '../../drafting/target-notice.tsx';
import { useLeaveConflict } from '../../drafting/use-leave-conflict.tsx';
import { isBlank, withoutEmptyRows, type NewId } from '../../drafting/draft-state.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { Permissions } from './permissions.tsx';
import { Review } from './review.tsx';
import { stepProblem } from './step-problem.ts';
import type { StepProps } from './step-props.ts';
import { Tags } from './tags.tsx';
import { useForgetPasswords } from './use-forget-passwords.tsx';
import { useStart } from './start.ts';
import { UserDetails } from './user-details.tsx';

const reviewStep = 3;

interface DraftWizardProps {
  opened: OpenedDraft;
  newId: NewId;
  vaultProblem: string | null;
  onDiscard: () => void;
  onLeave: () => void;
  onStarted: (runId: string) => void;
}

/** What help is about, by step. */
const stepTopics = ['credentials', 'groups', 'tags', 'review'] as const;

/** The four steps over one draft. Each edits the draft alone; the review shows its plan for the account in use. */
export function DraftWizard(props: DraftWizardProps) {
  const { opened, newId, vaultProblem, onDiscard, onLeave, onStarted } = props;
  const editor = useDraftEditor(opened, newId);
  const guard = useLeaveConflict(editor);
  const { draft, change: setDraft } = editor;
  const [passwords, setPasswords] = useState(noPasswords);
  const forgetting = useForgetPasswords(passwords);
  const [boundaryWanted, setBoundaryWanted] = useState(opened.draft.defaults.boundaryArn !== null);
  const [copyWaiting, setCopyWaiting] = useState<string>();
  const [step, setStep] = useState(0);
  const [attempted, setAttempted] = useState<ReadonlySet<number>>(new Set());
  const [refusals, setRefusals] = useState(0);
  const [restored, setRestored] = useState(opened.revision !== null);
  const [leaving, setLeaving] = useState(false);
  const identity = useIdentity();
  // The run goes to the account in use; where none is, the draft may say which one it will be.
  const working = useWorkingSnapshot(identity.data === undefined ? (draft.target?.account ?? null) : null);
  const { snapshot, ground, refresh } = working;
  const start = useStart();
  useHelpTopic(stepTopics[step] ?? 'iam');

  const settled = useDeferredValue(draft);
  const findings = useMemo(() => findingsOf(settled, ground), [settled, ground]);
  const plan = useMemo(
    () => (snapshot === undefined || step !== reviewStep ? undefined : planOf(settled, snapshot)),
    [settled, snapshot, step],
  );

  // Where a step cannot be left, the first field that is wrong has the focus.
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusals > 0) root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);

  const problemIn = (index: number) =>
    stepProblem(index, { draft, snapshot: ground, passwords, boundaryWanted, copyWaiting });
  const goTo = (index: number) => {
    setRestored(false);
    start.dismissError();
    setStep(index);
  };
  const navigate = (requested: number) => {
    if (step === 0) setDraft(withoutEmptyRows);
    for (let index = step; index < requested; index += 1)
      if (problemIn(index) !== undefined) {
        setAttempted(new Set([...attempted, index]));
        setRefusals(refusals + 1);
        setStep(index);
        return;
      }
    goTo(requested);
  };
  const cancel = () => {
    if (editor.saving.state === 'conflict') void guard.ask().then((leave) => leave && onLeave());
    else if (isBlank(draft)) onLeave();
    else setLeaving(true);
  };
  const submit = async () => {
    const wrong = [0, 1, 2].find((index) => problemIn(index) !== undefined);
    if (wrong !== undefined || snapshot === undefined) {
      setAttempted(new Set([0, 1, 2]));
      if (wrong !== undefined) goTo(wrong);
      return;
    }
    const result = await start.run(draft, planOf(draft, snapshot).hash, passwords);
    if (result.ok) {
      onStarted(result.value.header.id);
      return;
    }
    // Main looked at the account as it is now: so must the review.
    if (result.error.kind === 'conflict' || result.error.kind === 'invalid') await refresh();
  };

  const stepProps: Omit<StepProps, 'attempted'> = {
    draft,
    snapshot: ground,
    known: snapshot !== undefined,
    live: working.origin === 'live',
    findings,
    passwords,
    newId,
    onChange: setDraft,
    onPasswords: setPasswords,
  };
  const notices = [
    restored && (
      <Alert
        key="restored"
        type="info"
        header="Draft restored"
        dismissible
        onDismiss={() => setRestored(false)}
        action={<Button onClick={() => void editor.forget().then(onDiscard)}>Discard draft</Button>}
      >
        Everything is as you left it. Custom passwords are never kept in a draft and are asked for again.
      </Alert>
    ),
    <SavingNotice
      key="saving"
      editor={editor}
      guard={guard}
      viewOf={(draftId) => ({ name: 'create-users', draftId })}
    />,
    <TargetNotice key="target" draft={draft} />,
  ];
  const age = <SnapshotAge working={working} />;
  const stepError = (index: number) => (attempted.has(index) ? problemIn(index) : undefined);

  return (
    <div ref={root}>
      <Wizard
        activeStepIndex={step}
        submitButtonText="Create users"
        isLoadingNextStep={start.busy}
        onNavigate={({ detail }) => navigate(detail.requestedStepIndex)}
        onCancel={cancel}
        onSubmit={() => void submit()}
        steps={[
          {
            title: 'Specify user details',
            info: <InfoLink topic="credentials" />,
            errorText: stepError(0),
            content: (
              <SpaceBetween size="l">
                {notices}
                {working.origin !== 'live' && age}
                <UserDetails {...stepProps} attempted={attempted.has(0)} />
              </SpaceBetween>
            ),
          },
          {
            title: 'Set permissions',
            info: <InfoLink topic="groups" />,
            description: 'What the users may do, through groups or through policies of their own.',
            errorText: stepError(1),
            content: (
              <SpaceBetween size="l">
                {notices}
                {age}
                <Permissions
                  {...stepProps}
                  attempted={attempted.has(1)}
                  reading={working.reading}
                  boundaryWanted={boundaryWanted}
                  onBoundaryWanted={setBoundaryWanted}
                  onCopyWaiting={setCopyWaiting}
                  onRefresh={() => void refresh()}
                />
              </SpaceBetween>
            ),
          },
          {
            title: 'Add tags',
            info: <InfoLink topic="tags" />,
            isOptional: true,
            errorText: stepError(2),
            content: <Tags draft={draft} attempted={attempted.has(2)} onChange={setDraft} />,
          },
          {
            title: 'Review and create',
            info: <InfoLink topic="review" />,
            description:
              'Check what will be created, where, and with which calls. Nothing has been sent yet.',
            errorText: start.error && <ErrorText error={start.error} />,
            content: (
              <SpaceBetween size="l">
                {notices}
                {age}
                <Review
                  draft={settled}
                  plan={plan}
                  snapshot={snapshot}
                  findings={findings}
                  identity={identity.data}
                  vaultProblem={vaultProblem}
                  onGoTo={(finding: Finding) => {
                    setAttempted(new Set([0, 1, 2]));
                    goTo(stepOf(finding.place));
                  }}
                  onFix={(finding) => setDraft((before) => withFix(before, finding), finding.fix?.label)}
                />
              </SpaceBetween>
            ),
          },
        ]}
      />
      {forgetting}
      {guard.dialog}
      {leaving && (
        <LeaveDialog
          onStay={() => setLeaving(false)}
          onKeep={onLeave}
          onDiscard={() => void editor.forget().then(onLeave)}
        />
      )}
    </div>
  );
}
