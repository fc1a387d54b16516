import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input } from '../../../shared/contract.ts';
import type { GatehouseError } from '../../../shared/errors.ts';
import type { TakenName } from '../../../shared/mfa/device.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { useAction, useGatehouse } from '../../api.ts';
import { usePatience, type Waiting } from './use-patience.ts';

/** A row of a run, or any user of an account. */
export type EnrolmentTarget = Input<'mfa.begin'>['target'];

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
  /** The name that was wanted, where another device has it, and that device. */
  taken: { deviceName: string; device: TakenName } | undefined;
  /** Set while AWS is still working on the user. */
  waiting: Waiting | undefined;
  busy: 'beginning' | 'confirming' | 'cancelling' | undefined;
  beginError: GatehouseError | undefined;
  confirmError: GatehouseError | undefined;
  cancelError: GatehouseError | undefined;
  /** `replace`: the unassigned device that may be deleted because it has the name. */
  begin: (deviceName: string, replace?: string) => Promise<void>;
  /** Gives the error when the codes were not accepted. */
  confirm: (codes: { code1: string; code2: string }) => Promise<GatehouseError | undefined>;
  dismissConfirmError: () => void;
  /** Deletes a device that was created here; `false` when it could not be. */
  cancel: () => Promise<boolean>;
}

/** Codes are good for about a minute: when that is over, AWS wants the next two. */
const pausesWithCodes = [2_000, 4_000, 8_000, 15_000, 15_000];

/**
 * Enrols a device for a target's user; a view that goes away in the middle takes its device with it. `onAssigned` gets
 * the run as it is then, where the target is a row of one.
 */
export function useEnrolment(target: EnrolmentTarget, onAssigned: (run: Run | null) => void): Enrolment {
  const api = useGatehouse();
  const begin = useAction('mfa.begin');
  const confirm = useAction('mfa.confirm');
  const cancel = useAction('mfa.cancel');
  const [started, setStarted] = useState<StartedEnrolment>();
  const [assigned, setAssigned] = useState<string>();
  const [taken, setTaken] = useState<Enrolment['taken']>();
  const { insist, waiting } = usePatience(pausesWithCodes);

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

  async function onBegin(deviceName: string, replace?: string) {
    const running = begin.run({ target, deviceName, ...(replace === undefined ? {} : { replace }) });
    beginning.current = running;
    const result = await running;
    if (!result.ok) return;
    if (result.value.outcome === 'name-taken') {
      setTaken({ deviceName, device: result.value.taken });
      return;
    }
    if (shown.current) {
      unfinished.current = result.value.enrolmentId;
      setTaken(undefined);
      setStarted(result.value);
    } else void api.call('mfa.cancel', { enrolmentId: result.value.enrolmentId });
  }

  async function onConfirm(codes: { code1: string; code2: string }) {
    if (started === undefined) throw new Error('There is no device to confirm.');
    const result = await insist(() => confirm.run({ enrolmentId: started.enrolmentId, ...codes }));
    if (!result.ok) return result.error;
    unfinished.current = undefined;
    setAssigned(result.value.serialNumber);
    onAssigned(result.value.run);
    return undefined;
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
    taken,
    waiting,
    busy: cancel.busy
      ? 'cancelling'
      : confirm.busy || waiting !== undefined
        ? 'confirming'
        : begin.busy
          ? 'beginning'
          : undefined,
    beginError: begin.error,
    confirmError: waiting === undefined ? confirm.error : undefined,
    cancelError: cancel.error,
    begin: onBegin,
    confirm: onConfirm,
    dismissConfirmError: confirm.dismissError,
    cancel: onCancel,
  };
}
