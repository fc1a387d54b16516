import { useCallback, useEffect, useRef, useState } from 'react';
import type { GatehouseError } from '../../../shared/errors.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { useAction, useGatehouse } from '../../api.ts';

/** A virtual MFA device that was created and is not enabled yet. */
export interface StartedEnrolment {
  enrolmentId: string;
  serialNumber: string;
}

/** Where the enrolment of one user's device stands, and what can be done next. */
export interface Enrolment {
  started: StartedEnrolment | undefined;
  /** The device's serial number once it is assigned. */
  assigned: string | undefined;
  busy: 'beginning' | 'confirming' | 'cancelling' | undefined;
  beginError: GatehouseError | undefined;
  confirmError: GatehouseError | undefined;
  cancelError: GatehouseError | undefined;
  begin: (deviceName: string) => Promise<void>;
  confirm: (codes: { code1: string; code2: string }) => Promise<Run | GatehouseError>;
  dismissConfirmError: () => void;
  /** Deletes a device that was created here; `false` when it could not be. */
  cancel: () => Promise<boolean>;
}

/** Enrols a device for a row's user; a view that goes away in the middle takes its device with it. */
export function useEnrolment(runId: string, rowId: string): Enrolment {
  const api = useGatehouse();
  const begin = useAction('mfa.begin');
  const confirm = useAction('mfa.confirm');
  const cancel = useAction('mfa.cancel');
  const [started, setStarted] = useState<StartedEnrolment>();
  const [assigned, setAssigned] = useState<string>();

  /** The device that must not be left behind. */
  const unfinished = useRef<string>(undefined);
  const beginning = useRef<Promise<unknown>>(undefined);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
      if (unfinished.current !== undefined) void api.call('mfa.cancel', { enrolmentId: unfinished.current });
      unfinished.current = undefined;
    };
  }, [api]);

  async function onBegin(deviceName: string) {
    const running = begin.run({ runId, rowId, deviceName });
    beginning.current = running;
    const result = await running;
    if (!result.ok) return;
    if (shown.current) {
      unfinished.current = result.value.enrolmentId;
      setStarted(result.value);
    } else void api.call('mfa.cancel', { enrolmentId: result.value.enrolmentId });
  }

  async function onConfirm(codes: { code1: string; code2: string }) {
    if (started === undefined) throw new Error('There is no device to confirm.');
    const result = await confirm.run({ enrolmentId: started.enrolmentId, ...codes });
    if (!result.ok) return result.error;
    unfinished.current = undefined;
    setAssigned(result.value.serialNumber);
    return result.value.run;
  }

  const cancelDevice = cancel.run;
  const onCancel = useCallback(async () => {
    await beginning.current;
    const enrolmentId = unfinished.current;
    if (enrolmentId === undefined) return true;
    const result = await cancelDevice({ enrolmentId });
    if (result.ok) unfinished.current = undefined;
    return result.ok;
  }, [cancelDevice]);

  return {
    started,
    assigned,
    busy: cancel.busy ? 'cancelling' : confirm.busy ? 'confirming' : begin.busy ? 'beginning' : undefined,
    beginError: begin.error,
    confirmError: confirm.error,
    cancelError: cancel.error,
    begin: onBegin,
    confirm: onConfirm,
    dismissConfirmError: confirm.dismissError,
    cancel: onCancel,
  };
}
