import { useCallback, useEffect, useRef, useState } from 'react';
import type { GatehouseError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';

/** Waiting for AWS to be done with a user: how often it was tried, and a way to give up. */
export interface Waiting {
  attempts: number;
  stop: () => void;
}

export interface Patience {
  /** Sends again, with longer and longer pauses, while AWS answers EntityTemporarilyUnmodifiable. */
  insist: <Value>(send: () => Promise<Result<Value>>) => Promise<Result<Value>>;
  /** Set between two attempts. */
  waiting: Waiting | undefined;
}

/**
 * A user name that was just deleted and made again is not to be changed for some minutes: AWS says that trying again
 * is likely to help. https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html
 */
export function usePatience(pausesMs: readonly number[]): Patience {
  const [waiting, setWaiting] = useState<Waiting>();
  const stopNow = useRef<() => void>(undefined);
  useEffect(() => () => stopNow.current?.(), []);

  const insist = useCallback(
    async <Value>(send: () => Promise<Result<Value>>): Promise<Result<Value>> => {
      for (const [index, pause] of pausesMs.entries()) {
        const result = await send();
        if (result.ok || !isStillWorking(result.error)) return result;
        const goOn = await new Promise<boolean>((resolve) => {
          const timer = setTimeout(() => resolve(true), pause);
          stopNow.current = () => {
            clearTimeout(timer);
            resolve(false);
          };
          setWaiting({ attempts: index + 1, stop: stopNow.current });
        });
        stopNow.current = undefined;
        setWaiting(undefined);
        if (!goOn) return result;
      }
      return send();
    },
    [pausesMs],
  );
  return { insist, waiting };
}

function isStillWorking({ code }: GatehouseError): boolean {
  return code === 'EntityTemporarilyUnmodifiable';
}
