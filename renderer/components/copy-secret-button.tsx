import Button from '@cloudscape-design/components/button';
import Popover from '@cloudscape-design/components/popover';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import type { GatehouseError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';

interface CopySecretButtonProps {
  /** What is copied, for instance “Copy secret access key of alice”. */
  label: string;
  /** Lets main put the secret on the clipboard; it does not pass through here. */
  copy: () => Promise<Result<unknown>>;
}

/** Copies a secret through main, which clears the clipboard after 60 seconds, and says so. */
export function CopySecretButton({ label, copy }: CopySecretButtonProps) {
  const [outcome, setOutcome] = useState<'copying' | 'copied' | GatehouseError>('copying');
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
      content={<CopyOutcome outcome={outcome} />}
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

function CopyOutcome({ outcome }: { outcome: 'copying' | 'copied' | GatehouseError }) {
  if (outcome === 'copying') return <StatusIndicator type="loading">Copying</StatusIndicator>;
  if (outcome === 'copied')
    return (
      <>
        <StatusIndicator type="success">Copied</StatusIndicator>
        <div>It is cleared from the clipboard in 60 seconds.</div>
      </>
    );
  return (
    <>
      <StatusIndicator type="error">Not copied</StatusIndicator>
      <div>{outcome.message}</div>
    </>
  );
}
