import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import { lazy, Suspense, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { StoredDraft } from '../../../shared/drafts/stored-draft.ts';
import { findingKey } from '../../../shared/drafts/row-filter.ts';
import { withUsersAdded } from '../../../shared/imports/added-users.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import { SnapshotAge } from '../../components/snapshot-age.tsx';
import { useDraftEditor } from '../../drafting/draft-editor.ts';
import { SavingNotice } from '../../drafting/saving-notice.tsx';
import { TargetNotice } from '../../drafting/target-notice.tsx';
import { useLeaveConflict } from '../../drafting/use-leave-conflict.tsx';
import { useHelpTopic } from '../../help/help.tsx';
import type { TopicName } from '../../help/topics.ts';
import { useHeadingFocus } from '../../shell/use-heading-focus.ts';
import { useWorkingSnapshot } from '../../working-snapshot.ts';
import { BatchSettings } from './batch-settings.tsx';
import { DraftHeader } from './draft-header.tsx';
import { DraftPlan } from './draft-plan.tsx';
import { DraftUsers } from './draft-users.tsx';
import type { DraftTabProps } from './draft-tab-props.ts';
import { TableSaved, useTableSaving } from './import/table-saving.tsx';
import { useUndoneImport } from './import/use-undone-import.ts';
import { usersText } from './import/users-text.ts';

const newId = () => crypto.randomUUID();

/** Loaded when it is wanted: it brings the transliteration of every script. */
const ImportPage = lazy(async () => ({ default: (await import('./import/import-page.tsx')).ImportPage }));

const topicOfTab: Partial<Record<string, TopicName>> = { users: 'grid', plan: 'plans' };

/** One draft: its users as a table, what they have in common, and what it means for an account. */
export function DraftPage({ opened }: { opened: StoredDraft }) {
  const editor = useDraftEditor(opened, newId);
  const guard = useLeaveConflict(editor);
  const { draft } = editor;
  const [importing, setImporting] = useState(false);
  const watchImport = useUndoneImport(draft.users);
  const table = useTableSaving();
  const working = useWorkingSnapshot(draft.target?.account ?? null);
  const { ground } = working;
  const settled = useDeferredValue(draft);
  const findings = useMemo(() => findingsOf(settled, ground), [settled, ground]);
  const [tabId, setTabId] = useState('users');
  const [shown, setShown] = useState<string>();
  const showRows = (finding: Finding) => {
    setShown(findingKey(finding));
    setTabId('users');
    // What was pressed is gone with its tab.
    requestAnimationFrame(() =>
      page.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(),
    );
  };
  useHelpTopic(importing ? 'imports' : (topicOfTab[tabId] ?? 'drafts'));
  const page = useRef<HTMLDivElement>(null);
  useHeadingFocus(page, importing ? 'import' : 'draft');
  const tab: DraftTabProps = {
    editor,
    working,
    findings,
    newId,
  };
  return (
    <div ref={page} tabIndex={-1} className="view">
      {importing ? (
        <Suspense fallback={<Spinner size="large" />}>
          <ImportPage
            draft={draft}
            ground={ground}
            newId={newId}
            onImported={(users) => {
              watchImport(users);
              editor.change(
                (before) => ({ ...before, users: withUsersAdded(before.users, users) }),
                `Import ${usersText(users.length)}`,
              );
              setImporting(false);
            }}
            onCancel={() => setImporting(false)}
          />
        </Suspense>
      ) : (
        <SpaceBetween size="l">
          <DraftHeader
            editor={editor}
            state={opened.state}
            onImport={() => setImporting(true)}
            onSaveTable={() => void table.save(draft)}
            savingTable={table.busy}
          />
          <TableSaved saving={table} />
          <SavingNotice editor={editor} guard={guard} viewOf={(draftId) => ({ name: 'draft', draftId })} />
          <TargetNotice draft={draft} />
          <SnapshotAge working={working} />
          <Tabs
            ariaLabel="Parts of the draft"
            activeTabId={tabId}
            onChange={({ detail }) => {
              setShown(undefined);
              setTabId(detail.activeTabId);
            }}
            tabs={[
              {
                id: 'users',
                label: 'Users',
                content: (
                  <DraftUsers
                    {...tab}
                    finding={shown}
                    onImport={() => setImporting(true)}
                    onBatchSettings={() => setTabId('settings')}
                  />
                ),
              },
              { id: 'settings', label: 'Batch settings', content: <BatchSettings {...tab} /> },
              { id: 'plan', label: 'Plan', content: <DraftPlan {...tab} onShowRows={showRows} /> },
            ]}
          />
        </SpaceBetween>
      )}
      {guard.dialog}
    </div>
  );
}
