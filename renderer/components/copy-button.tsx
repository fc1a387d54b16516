import Button from '@cloudscape-design/components/button';
import Popover from '@cloudscape-design/components/popover';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import type { GatehouseError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';

type Outcome = 'copying' | 'copied' | GatehouseError;

interface CopyButtonProps {
  /** What is copied, for instance “Copy secret access key of alice”. */
  label: string;
  /** Lets main put it on the clipboard: the page itself may not. */
  copy: () => Promise<Result<unknown>>;
  /** What to know once it is copied, as a sentence. */
  note?: string;
}

/** Copies something through main, and says what came of it. */
export function CopyButton({ label, copy, note }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('copying');
  async function onClick() {
    setOutcome('copying');
    const result = await copy();
    setOutcome(result.ok ? 'copied' : result.error);
  }
  return (
    <Popover
      triggerType="custom"
      dismissButton={false}
      position="top"
      size="small"
      renderWithPortal
      content={<CopyOutcome outcome={outcome} note={note} />}
    >
      <Button
        formAction="none"
        variant="inline-icon"
        iconName="copy"
        ariaLabel={label}
        onClick={() => void onClick()}
      />
    </Popover>
  );
}

function CopyOutcome({ outcome, note }: { outcome: Outcome; note: string | undefined }) {
  if (outcome === 'copying') return <StatusIndicator type="loading">Copying</StatusIndicator>;
  const copied = outcome === 'copied';
  return (
    <>
      <StatusIndicator type={copied ? 'success' : 'error'}>
        {copied ? 'Copied' : 'Not copied'}
      </StatusIndicator>
      <div>{copied ? note : outcome.message}</div>
    </>
  );
}
