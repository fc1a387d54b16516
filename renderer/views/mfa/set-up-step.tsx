import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import type { GatehouseError } from '../../../shared/errors.ts';
import { codesSentence, withoutSpaces } from '../../../shared/mfa/codes.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { DeviceSecret } from './device-secret.tsx';
import { NextCodeCountdown } from './next-code-countdown.tsx';
import type { StartedEnrolment } from './use-enrolment.ts';

interface SetUpStepProps {
  formId: string;
  userName: string;
  device: StartedEnrolment;
  error: GatehouseError | undefined;
  /** A code was changed: what was said of the former ones no longer holds. */
  onChange: () => void;
  /** Gives the error when the codes were not accepted. */
  onConfirm: (codes: { code1: string; code2: string }) => Promise<GatehouseError | undefined>;
}

/** Step 2: the app takes the seed, and shows with two codes that it has it. */
export function SetUpStep({ formId, userName, device, error, onChange, onConfirm }: SetUpStepProps) {
  const [code1, setCode1] = useState('');
  const [code2, setCode2] = useState('');
  const [checked, setChecked] = useState(false);
  const input1 = useRef<InputProps.Ref>(null);
  const input2 = useRef<InputProps.Ref>(null);
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => start.current?.focus(), []);

  const problem1 = isCode(code1) ? undefined : codesSentence({ verdict: 'not-digits', code: 1 });
  const problem2 = !isCode(code2)
    ? codesSentence({ verdict: 'not-digits', code: 2 })
    : withoutSpaces(code1) === withoutSpaces(code2)
      ? codesSentence({ verdict: 'equal' })
      : undefined;

  async function submit() {
    setChecked(true);
    if (problem1 !== undefined || problem2 !== undefined) {
      (problem1 === undefined ? input2 : input1).current?.focus();
      return;
    }
    const refused = await onConfirm({ code1: withoutSpaces(code1), code2: withoutSpaces(code2) });
    // Codes that AWS has refused are of no more use; swapped ones, and those that never got there, may be.
    if (refused?.kind === 'invalid' && refused.code !== undefined) {
      setCode1('');
      setCode2('');
      setChecked(false);
    }
    if (refused !== undefined) input1.current?.focus();
  }
  function onCode(set: (code: string) => void) {
    return (code: string) => {
      onChange();
      set(code);
    };
  }

  return (
    <form
      id={formId}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <SpaceBetween size="l">
        <div ref={start} tabIndex={-1}>
          <Box>
            The device <Box variant="strong">{deviceOf(device)}</Box> is created. It is assigned to{' '}
            <Box variant="strong">{userName}</Box> once the two codes are accepted; Cancel deletes it again.
          </Box>
        </div>
        <Numbered number={1} title="Install an authenticator app">
          For example Google Authenticator, Microsoft Authenticator, Authy, 1Password or Duo Mobile, on the
          person’s phone or computer.
        </Numbered>
        <Numbered number={2} title="Add this device to the app">
          <SpaceBetween size="s">
            <div>
              Choose Show QR code and scan it with the app. If it cannot scan, choose Show secret key and type
              it in. Whoever sees either can make this person’s codes: show it to nobody else.
            </div>
            <DeviceSecret enrolmentId={device.enrolmentId} deviceName={deviceOf(device)} />
          </SpaceBetween>
        </Numbered>
        <Numbered number={3} title="Type two consecutive MFA codes">
          <SpaceBetween size="s">
            <div>Type the code that the app shows, wait for the next one, and type that too.</div>
            <NextCodeCountdown />
            {error && <ErrorAlert header="The device is not assigned yet" error={error} />}
            <ColumnLayout columns={2}>
              <CodeField
                label="MFA code 1"
                code={code1}
                inputRef={input1}
                problem={checked ? problem1 : undefined}
                onChange={onCode(setCode1)}
              />
              <CodeField
                label="MFA code 2"
                code={code2}
                inputRef={input2}
                problem={checked ? problem2 : undefined}
                onChange={onCode(setCode2)}
              />
            </ColumnLayout>
          </SpaceBetween>
        </Numbered>
      </SpaceBetween>
    </form>
  );
}

function Numbered({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <section>
      <Box variant="h3" padding={{ bottom: 'xxs' }}>
        {number}. {title}
      </Box>
      <Box variant="div">{children}</Box>
    </section>
  );
}

interface CodeFieldProps {
  label: string;
  code: string;
  inputRef: Ref<InputProps.Ref>;
  problem: string | undefined;
  onChange: (code: string) => void;
}

function CodeField({ label, code, inputRef, problem, onChange }: CodeFieldProps) {
  return (
    <FormField label={label} errorText={problem}>
      <Input
        ref={inputRef}
        value={code}
        inputMode="numeric"
        autoComplete={false}
        spellcheck={false}
        placeholder="6 digits"
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}

function isCode(code: string): boolean {
  return /^[0-9]{6}$/.test(withoutSpaces(code));
}

function deviceOf({ serialNumber }: StartedEnrolment): string {
  return serialNumber.slice(serialNumber.lastIndexOf('/') + 1);
}
