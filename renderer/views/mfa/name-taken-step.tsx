import Alert, { type AlertProps } from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import type { GatehouseError } from '../../../shared/errors.ts';
import type { Holder, TakenName } from '../../../shared/mfa/device.ts';
import { mfaDeviceNameProblem } from '../../../shared/rules/names.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';

interface NameTakenStepProps {
  formId: string;
  /** The name that was wanted. */
  deviceName: string;
  /** The device that has it. */
  device: TakenName;
  /** Whether the administrator has chosen to replace that device. */
  replacing: boolean;
  error: GatehouseError | undefined;
  onReplacing: (replacing: boolean) => void;
  /** `replace`: the serial number of the device that the administrator agreed to delete. */
  onSubmit: (deviceName: string, replace?: string) => void;
}

/** The name is taken: whose that device is, and the ways on. One that is nobody's can be replaced. */
export function NameTakenStep(props: NameTakenStepProps) {
  const { formId, deviceName, device, replacing, error, onReplacing, onSubmit } = props;
  const [name, setName] = useState(device.suggestion);
  const input = useRef<InputProps.Ref>(null);
  const alert = useRef<AlertProps.Ref>(null);
  useEffect(() => alert.current?.focus(), []);
  const problem = mfaDeviceNameProblem(name);
  const field = (
    <FormField
      label="Device name"
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
  );
  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        if (replacing) onSubmit(deviceName, device.serialNumber);
        else if (problem === undefined) onSubmit(name);
        else input.current?.focus();
      }}
    >
      <SpaceBetween size="l">
        {error && <ErrorAlert header="The device was not created" error={error} />}
        <Alert ref={alert} type="warning" header="The account already has an MFA device of that name">
          <p>{explanation(deviceName, device.holder)}</p>
          <Box variant="small" color="inherit">
            <span className="breakable">{device.serialNumber}</span>
          </Box>
        </Alert>
        {device.holder?.kind === 'nobody' ? (
          <SpaceBetween size="s">
            <FormField label="How to go on" stretch>
              <RadioGroup
                value={replacing ? 'replace' : 'rename'}
                items={[
                  { value: 'rename', label: 'Choose another name' },
                  {
                    value: 'replace',
                    label: `Replace the unassigned device ${deviceName}`,
                    description:
                      'Deletes it, then creates a new device of the same name. An entry for the old one in somebody’s authenticator app is of no more use; if somebody is setting it up at this moment, they have to begin again.',
                  },
                ]}
                onChange={({ detail }) => onReplacing(detail.value === 'replace')}
              />
            </FormField>
            {!replacing && field}
          </SpaceBetween>
        ) : (
          field
        )}
      </SpaceBetween>
    </form>
  );
}

function explanation(deviceName: string, holder: Holder | undefined): string {
  switch (holder?.kind) {
    case 'nobody':
      return `${deviceName} is assigned to nobody: it was left by an abandoned attempt. Its seed cannot be read again, so it can only be replaced.`;
    case 'user':
      return `${deviceName} is assigned to ${holder.userName} and was left as it is. Choose another name.`;
    case 'root':
      return `${deviceName} is assigned to the root user and was left as it is. Choose another name.`;
    case 'here':
      return `${deviceName} is being assigned in this app right now. Finish or cancel that first, or choose another name.`;
    case undefined:
      return `Whose ${deviceName} is cannot be seen; it was left as it is. Choose another name.`;
  }
}
