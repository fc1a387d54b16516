import Button from '@cloudscape-design/components/button';
import Popover from '@cloudscape-design/components/popover';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useAction } from '../api.ts';

/** Copies a text that is no secret through main: the page itself may not write the clipboard. */
export function CopyTextButton({ label, text }: { label: string; text: string }) {
  const { run, error } = useAction('app.copyText');
  const [copied, setCopied] = useState(false);
  async function copy() {
    setCopied(false);
    const result = await run({ text });
    setCopied(result.ok);
  }
  return (
    <Popover
      triggerType="custom"
      dismissButton={false}
      position="top"
      size="small"
      renderWithPortal
      content={
        error === undefined ? (
          <StatusIndicator type={copied ? 'success' : 'loading'}>
            {copied ? 'Copied' : 'Copying'}
          </StatusIndicator>
        ) : (
          <StatusIndicator type="error">Not copied. {error.message}</StatusIndicator>
        )
      }
    >
      <Button variant="inline-icon" iconName="copy" ariaLabel={label} onClick={() => void copy()} />
    </Popover>
  );
}
