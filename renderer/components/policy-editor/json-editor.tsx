import { useImperativeHandle, useRef, type Ref } from 'react';
import type { Mistake } from '../../../shared/rules/policy-grammar/mistake.ts';

/** What can be asked of the editor from outside. */
export interface JsonEditorHandle {
  /** Selects what is wrong and has the keyboard there. */
  goTo: (mistake: Mistake) => void;
}

interface JsonEditorProps {
  ref: Ref<JsonEditorHandle>;
  label: string;
  value: string;
  mistakes: readonly Mistake[];
  /** Ids of what describes it. */
  describedBy: string;
  onChange: (value: string) => void;
  onCaret: (offset: number) => void;
}

/** Plain text with line numbers, and a cross beside each line that has a mistake. Tab goes on to the next control. */
export function JsonEditor(props: JsonEditorProps) {
  const { ref, label, value, mistakes, describedBy, onChange, onCaret } = props;
  const text = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLPreElement>(null);
  const lines = value.split('\n').length;
  useImperativeHandle(ref, () => ({
    goTo: ({ offset, length, line }) => {
      const area = text.current;
      if (area === null) return;
      area.focus();
      area.setSelectionRange(offset, offset + length);
      area.scrollTop = (area.scrollHeight / lines) * Math.max(0, line - 4);
    },
  }));
  return (
    <div className="json-editor">
      <pre className="json-editor__gutter" ref={gutter} aria-hidden="true">
        {lineNumbers(lines, mistakes)}
      </pre>
      <textarea
        ref={text}
        className="json-editor__text"
        aria-label={label}
        aria-invalid={mistakes.length > 0}
        aria-describedby={describedBy}
        value={value}
        wrap="off"
        rows={12}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        onChange={({ target }) => onChange(target.value)}
        onSelect={({ currentTarget }) => onCaret(currentTarget.selectionStart)}
        onScroll={({ currentTarget }) => {
          if (gutter.current !== null) gutter.current.scrollTop = currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

function lineNumbers(lines: number, mistakes: readonly Mistake[]): string {
  const wrong = new Set(mistakes.map(({ line }) => line));
  const width = Math.max(2, String(lines).length);
  return Array.from(
    { length: lines },
    (_, index) => `${wrong.has(index + 1) ? '✕' : ' '} ${String(index + 1).padStart(width)}`,
  ).join('\n');
}
