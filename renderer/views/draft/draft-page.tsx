import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useDeferredValue, useMemo } from 'react';
import type { StoredDraft } from '../../../shared/drafts/stored-draft.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import { ErrorText } from '../../components/error-alert.tsx';
import { SnapshotAge } from '../../components/snapshot-age.tsx';
import { useDraftEditor } from '../../drafting/draft-editor.ts';
import { useWorkingSnapshot } from '../../working-snapshot.ts';
import { BatchSettings } from './batch-settings.tsx';
import { DraftHeader } from './draft-header.tsx';
import { DraftPlan } from './draft-plan.tsx';
import { DraftUsers } from './draft-users.tsx';
import type { DraftTabProps } from './draft-tab-props.ts';

const newId = () => crypto.randomUUID();

/** One draft: its users as a table, what they have in common, and what it means for an account. */
export function DraftPage({ opened }: { opened: StoredDraft }) {
  const editor = useDraftEditor(opened, newId);
  const { draft, saving } = editor;
  const working = useWorkingSnapshot(draft.target?.account ?? null);
  const { ground } = working;
  const settled = useDeferredValue(draft);
  const findings = useMemo(() => findingsOf(settled, ground), [settled, ground]);
  const tab: DraftTabProps = {
    editor,
    working,
    findings,
    newId,
  };
  return (
    <SpaceBetween size="l">
      <DraftHeader editor={editor} state={opened.state} />
      {saving.state === 'failed' && (
        <Alert type="warning" header="The draft could not be saved">
          <ErrorText error={saving.error} />
        </Alert>
      )}
      <SnapshotAge working={working} />
      <Tabs
        ariaLabel="Parts of the draft"
        tabs={[
          { id: 'users', label: 'Users', content: <DraftUsers {...tab} /> },
          { id: 'settings', label: 'Batch settings', content: <BatchSettings {...tab} /> },
          { id: 'plan', label: 'Plan', content: <DraftPlan {...tab} /> },
        ]}
      />
    </SpaceBetween>
  );
}
