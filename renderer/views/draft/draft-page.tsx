import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useDeferredValue, useMemo } from 'react';
import type { StoredDraft } from '../../../shared/drafts/stored-draft.ts';
import { useDraftEditor } from '../../drafting/draft-editor.ts';
import { draftFindings } from '../../drafting/draft-findings.ts';
import { SavingNotice } from '../../drafting/saving-notice.tsx';
import { TargetNotice } from '../../drafting/target-notice.tsx';
import { useSnapshot } from '../../queries.ts';
import { BatchSettings } from './batch-settings.tsx';
import { DraftHeader } from './draft-header.tsx';
import { DraftPlan } from './draft-plan.tsx';
import { DraftUsers } from './draft-users.tsx';
import type { DraftTabProps } from './draft-tab-props.ts';

const newId = () => crypto.randomUUID();

/** One draft: its users as a table, what they have in common, and what it means for an account. */
export function DraftPage({ opened }: { opened: StoredDraft }) {
  const editor = useDraftEditor(opened, newId);
  const { draft } = editor;
  const { query, refresh } = useSnapshot();
  const snapshot = query.data;
  const settled = useDeferredValue(draft);
  const findings = useMemo(() => draftFindings(settled, snapshot), [settled, snapshot]);
  const tab: DraftTabProps = {
    editor,
    snapshot,
    reading: query.isFetching,
    onRefresh: () => void refresh(),
    findings,
    newId,
  };
  return (
    <SpaceBetween size="l">
      <DraftHeader editor={editor} state={opened.state} />
      <SavingNotice editor={editor} viewOf={(draftId) => ({ name: 'draft', draftId })} />
      <TargetNotice draft={draft} />
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
