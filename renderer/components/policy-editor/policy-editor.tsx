import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useDeferredValue, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { formatPolicy } from '../../../shared/rules/policy-grammar/format-policy.ts';
import { placed } from '../../../shared/rules/policy-grammar/mistake.ts';
import { policyMistakes } from '../../../shared/rules/policy-grammar/policy-mistakes.ts';
import { policySize } from '../../../shared/rules/policy-grammar/policy-size.ts';
import { JsonEditor, type JsonEditorHandle } from './json-editor.tsx';
import { MistakeList } from './mistake-list.tsx';

interface PolicyEditorProps {
  value: string;
  /** The account's quota for a policy, white space not counted. */
  maximumSize: number;
  /** What else is wrong with it, for the account. */
  problem: string | undefined;
  /** Beside the editor's own buttons. */
  actions: ReactNode;
  onChange: (value: string) => void;
}

/** A policy document as JSON, with the place of each mistake and its size as AWS counts it. */
export function PolicyEditor({ value, maximumSize, problem, actions, onChange }: PolicyEditorProps) {
  const editor = useRef<JsonEditorHandle>(null);
  const [caret, setCaret] = useState(0);
  const statusId = useId();
  // Typing stays quick however long the document is, and a screen reader is not told of every letter.
  const settled = useDeferredValue(value);
  const mistakes = useMemo(() => policyMistakes(settled), [settled]);
  const size = policySize(value);
  const [place] = placed(value, [{ offset: Math.min(caret, value.length), length: 0, message: '' }], 1);
  const number = new Intl.NumberFormat('en');
  return (
    <SpaceBetween size="xs">
      <Box variant="awsui-key-label">Policy document</Box>
      <JsonEditor
        ref={editor}
        label="Policy document"
        value={value}
        mistakes={mistakes}
        describedBy={statusId}
        onChange={onChange}
        onCaret={setCaret}
      />
      <div className="json-editor__status">
        <div id={statusId} role="status">
          <StatusIndicator type={mistakes.length === 0 ? 'success' : 'error'}>
            {mistakes.length === 0
              ? 'No mistakes found'
              : mistakes.length === 1
                ? '1 mistake'
                : `${mistakes.length} mistakes`}
          </StatusIndicator>
        </div>
        <Box color="text-body-secondary">
          Line {place?.line ?? 1}, column {place?.column ?? 1}
        </Box>
        <Box color={size > maximumSize ? 'text-status-error' : 'text-body-secondary'}>
          {number.format(size)} of {number.format(maximumSize)} characters, spaces not counted
          {size > maximumSize && ' – too long'}
        </Box>
        <SpaceBetween direction="horizontal" size="xs">
          {actions}
          <Button onClick={() => onChange(formatPolicy(value))}>Format</Button>
        </SpaceBetween>
      </div>
      {problem !== undefined && <StatusIndicator type="error">{problem}</StatusIndicator>}
      <MistakeList mistakes={mistakes} onGoTo={(mistake) => editor.current?.goTo(mistake)} />
    </SpaceBetween>
  );
}
