import type { ClipboardEvent } from 'react';
import type { Clip } from '../../../../shared/drafts/cell-edits.ts';
import { clipOfText, htmlOfClip, textOfClip } from '../../../../shared/drafts/clip.ts';
import { clipOfHtml } from './clip-of-html.ts';

interface ClipboardTargets {
  copied: () => Clip;
  onCut: () => void;
  onPaste: (clip: Clip) => void;
  readOnly: boolean;
}

/** The handlers of the grid's element. */
export interface GridClipboard {
  onCopy: (event: ClipboardEvent) => void;
  onCut: (event: ClipboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
}

/**
 * Copy, cut and paste by the browser's own events, which need no permission. A field in which somebody types keeps its
 * own. Of a table, HTML is preferred: it says where a cell ends.
 */
export function gridClipboard({ copied, onCut, onPaste, readOnly }: ClipboardTargets): GridClipboard {
  const isTyping = ({ target }: ClipboardEvent): boolean => target instanceof HTMLInputElement;
  function copy(event: ClipboardEvent): void {
    const clip = copied();
    event.clipboardData.setData('text/plain', textOfClip(clip));
    event.clipboardData.setData('text/html', htmlOfClip(clip));
    event.preventDefault();
  }
  return {
    onCopy: (event) => {
      if (!isTyping(event)) copy(event);
    },
    onCut: (event) => {
      if (isTyping(event) || readOnly) return;
      copy(event);
      onCut();
    },
    onPaste: (event) => {
      if (isTyping(event) || readOnly) return;
      event.preventDefault();
      const clip = pastedClip(event.clipboardData);
      if (clip !== null) onPaste(clip);
    },
  };
}

/** The cells on the clipboard; `null` where there are none. */
export function pastedClip(data: DataTransfer): Clip | null {
  const table = clipOfHtml(data.getData('text/html'));
  if (table !== null) return table;
  const text = data.getData('text/plain');
  return text.trim() === '' && !text.includes('\t') ? null : clipOfText(text);
}
