import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useEffectEvent, useState } from 'react';
import type { CallName, EventName } from '../shared/channels.ts';
import type { EventPayload, GatehouseApi, Input, Output } from '../shared/contract.ts';
import { Failure, type GatehouseError } from '../shared/errors.ts';
import type { Result } from '../shared/result.ts';

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly gatehouse: GatehouseApi;
  }
}

const GatehouseContext = createContext<GatehouseApi | undefined>(undefined);

/** Gives the views inside their way to main. */
export const GatehouseProvider = GatehouseContext.Provider;

/** The way to main: `call(name, input)` gives a Result and never rejects for a reason that main knows. */
export function useGatehouse(): GatehouseApi {
  const api = useContext(GatehouseContext);
  if (api === undefined) throw new Error('A view was rendered outside GatehouseProvider.');
  return api;
}

/** A call's value; throws `Failure` for `{ ok: false }`, as TanStack Query wants it. */
export async function valueOf<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (settled.ok) return settled.value;
  throw new Failure(settled.error);
}

/** The typed error behind what a query or an action threw. */
export function errorOf(thrown: unknown): GatehouseError {
  if (thrown instanceof Failure) return thrown.error;
  return {
    kind: 'unexpected',
    message: thrown instanceof Error ? thrown.message : 'Something unexpected happened.',
  };
}

/** Reads through a call and keeps the answer in the query cache under `[name, ...key]`. Not for secrets. */
export function useRead<Name extends CallName>(
  name: Name,
  input: Input<Name>,
  { key = [input], enabled = true }: { key?: readonly unknown[]; enabled?: boolean } = {},
): UseQueryResult<Output<Name>> {
  const api = useGatehouse();
  return useQuery({ queryKey: [name, ...key], queryFn: () => valueOf(api.call(name, input)), enabled });
}

/** One of the administrator's actions: how to run it, whether it is running, and what went wrong last. */
export interface Action<Name extends CallName> {
  run: (input: Input<Name>) => Promise<Result<Output<Name>>>;
  busy: boolean;
  error: GatehouseError | undefined;
  dismissError: () => void;
}

/** A call made by the administrator's hand. Neither input nor answer is cached, so secrets may pass through it. */
export function useAction<Name extends CallName>(name: Name): Action<Name> {
  const api = useGatehouse();
  const [running, setRunning] = useState(0);
  const [error, setError] = useState<GatehouseError>();
  const run = useCallback(
    async (input: Input<Name>) => {
      setRunning((count) => count + 1);
      setError(undefined);
      try {
        const result = await api.call(name, input);
        if (!result.ok) setError(result.error);
        return result;
      } catch (thrown) {
        const failure = errorOf(thrown);
        setError(failure);
        return { ok: false as const, error: failure };
      } finally {
        setRunning((count) => count - 1);
      }
    },
    [api, name],
  );
  const dismissError = useCallback(() => setError(undefined), []);
  return { run, busy: running > 0, error, dismissError };
}

/** Listens to one of main's events while the view is shown. */
export function useEvent<Name extends EventName>(
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): void {
  const api = useGatehouse();
  const heard = useEffectEvent(listener);
  useEffect(() => api.on(name, (payload) => heard(payload)), [api, name]);
}
