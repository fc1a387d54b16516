import { useEffect, useEffectEvent } from 'react';
import type { DraftEditor } from '../../drafting/draft-editor.ts';

/** Undo and redo by key, wherever the focus is but in a text field or a dialog, which have their own. */
export function useUndoKeys({ undo, redo }: Pick<DraftEditor, 'undo' | 'redo'>): void {
  const take = useEffectEvent((event: KeyboardEvent) => {
    const wanted = undoOrRedo(event);
    if (wanted === undefined) return;
    event.preventDefault();
    if (wanted === 'undo') undo();
    else redo();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => take(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

function undoOrRedo(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  const { key, shiftKey, ctrlKey, metaKey, altKey, target } = event;
  if (event.defaultPrevented || altKey || !(ctrlKey || metaKey)) return undefined;
  if (target instanceof Element && target.closest('input, textarea, [role="dialog"]') !== null)
    return undefined;
  switch (key.toLowerCase()) {
    case 'z':
      return shiftKey ? 'redo' : 'undo';
    case 'y':
      return 'redo';
    default:
      return undefined;
  }
}
