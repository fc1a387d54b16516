import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, type ReactNode } from 'react';
import type { GatehouseError } from '../../../shared/errors.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { CodeFields, useCodeEntry } from './code-fields.tsx';
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
  const entry = useCodeEntry(onChange, onConfirm);
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => start.current?.focus(), []);

  return (
    <form
      id={formId}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void entry.submit();
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
            <CodeFields {...entry} />
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

function deviceOf({ serialNumber }: StartedEnrolment): string {
  return serialNumber.slice(serialNumber.lastIndexOf('/') + 1);
}
