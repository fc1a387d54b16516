import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { BatchDefaults } from './batch-defaults.tsx';
import { DraftGrid } from './grid/draft-grid.tsx';
import type { DraftTabProps } from './draft-tab-props.ts';

interface DraftUsersProps extends DraftTabProps {
  /** The finding whose rows are shown at first. */
  finding: string | undefined;
  onImport: () => void;
  /** Goes to what all users get. */
  onBatchSettings: () => void;
}

/** The users of the draft, as a table. */
export function DraftUsers({
  editor,
  working,
  findings,
  newId,
  finding,
  onImport,
  onBatchSettings,
}: DraftUsersProps) {
  const { ground } = working;
  const known = useMemo(
    () => ({ groups: ground.groups.map(({ name }) => name), policies: ground.policies }),
    [ground],
  );
  return (
    <SpaceBetween size="s">
      <BatchDefaults draft={editor.draft} onChange={onBatchSettings} />
      <DraftGrid
        draft={editor.draft}
        findings={findings}
        known={known}
        onChange={editor.change}
        onUndo={editor.undo}
        onRedo={editor.redo}
        tookBack={editor.tookBack}
        newId={newId}
        finding={finding}
        onImport={onImport}
      />
    </SpaceBetween>
  );
}
