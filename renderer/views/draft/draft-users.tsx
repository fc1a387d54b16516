import { useMemo } from 'react';
import { DraftGrid } from './grid/draft-grid.tsx';
import type { DraftTabProps } from './draft-tab-props.ts';

interface DraftUsersProps extends DraftTabProps {
  /** The rule whose rows are shown at first. */
  rule: string | undefined;
  onImport: () => void;
}

/** The users of the draft, as a table. */
export function DraftUsers({ editor, working, findings, newId, rule, onImport }: DraftUsersProps) {
  const { ground } = working;
  const known = useMemo(
    () => ({ groups: ground.groups.map(({ name }) => name), policies: ground.policies }),
    [ground],
  );
  return (
    <DraftGrid
      draft={editor.draft}
      findings={findings}
      known={known}
      onChange={editor.change}
      onUndo={editor.undo}
      onRedo={editor.redo}
      newId={newId}
      rule={rule}
      onImport={onImport}
    />
  );
}
