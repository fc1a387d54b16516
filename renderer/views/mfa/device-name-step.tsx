import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import type { GatehouseError } from '../../../shared/errors.ts';
import { mfaDeviceNameProblem } from '../../../shared/rules/names.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';

interface DeviceNameStepProps {
  formId: string;
  userName: string;
  error: GatehouseError | undefined;
  onSubmit: (deviceName: string) => void;
}

/** Step 1: what the device is called in the account. */
export function DeviceNameStep({ formId, userName, error, onSubmit }: DeviceNameStepProps) {
  const [name, setName] = useState(userName);
  const input = useRef<InputProps.Ref>(null);
  useEffect(() => {
    // After the modal has put the focus on its close button and has remembered where it was before.
    const frame = requestAnimationFrame(() => input.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const problem = mfaDeviceNameProblem(name);
  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === undefined) onSubmit(name);
        else input.current?.focus();
      }}
    >
      <SpaceBetween size="l">
        {error && <ErrorAlert header="The device was not created" error={error} />}
        <Box>
          A virtual MFA device is an app on a phone or computer that shows a new code every 30 seconds. Have{' '}
          <Box variant="strong">{userName}</Box> and their phone with you for the next step.
        </Box>
        <FormField
          label="Device name"
          description="A name that tells this device from others of the account. The authenticator app shows it too."
          constraintText="Letters, digits and + = , . @ _ - only."
          errorText={problem}
        >
          <Input
            ref={input}
            value={name}
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => setName(detail.value)}
          />
        </FormField>
      </SpaceBetween>
    </form>
  );
}
