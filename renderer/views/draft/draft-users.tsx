import { useMemo } from 'react';
import { DraftGrid } from './grid/draft-grid.tsx';
import type { DraftTabProps } from './draft-tab-props.ts';

/** The users of the draft, as a table. */
export function DraftUsers({ editor, snapshot, findings, newId }: DraftTabProps) {
  const known = useMemo(
    () => ({
      groups: (snapshot?.groups ?? []).map(({ name }) => name),
      policies: snapshot?.policies ?? [],
    }),
    [snapshot],
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
    />
  );
}
