import type { IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import type { CallName } from '../../shared/channels.ts';
import { calls, type Input, type Output, type Services } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import { failed, ok, type Result } from '../../shared/result.ts';

/** What the wrapper needs of the world around it. */
export interface CallGuards {
  isTrusted: (event: IpcMainInvokeEvent) => boolean;
  /** Hears of exceptions that nobody expected; it must not write out what they carry. */
  report: (call: CallName, error: unknown) => void;
}

type Schemas = {
  readonly [Name in CallName]: { input: z.ZodType<Input<Name>>; output: z.ZodType<Output<Name>> };
};
const schemas: Schemas = calls;

/**
 * Answers one call of the renderer: checks the sender, parses what came, runs the service and strips from the answer
 * all that the contract does not name. Never rejects: whatever happens, the renderer gets a `Result`.
 */
export async function answerCall<Name extends CallName>(
  name: Name,
  services: Services,
  guards: CallGuards,
  event: IpcMainInvokeEvent,
  args: unknown[],
): Promise<Result<Output<Name>>> {
  if (!guards.isTrusted(event))
    return failed({ kind: 'denied', message: 'This page may not use Gatehouse.', call: name });
  const input = schemas[name].input.safeParse(args[0]);
  if (!input.success || args.length > 1)
    return failed({
      kind: 'invalid',
      message: 'Gatehouse got a request that it does not understand. Nothing was changed.',
      call: name,
    });
  try {
    return ok(schemas[name].output.parse(await services[name](input.data)));
  } catch (error) {
    if (error instanceof Failure) return failed(error.error);
    guards.report(name, error);
    return failed({
      kind: 'unexpected',
      message: 'Something went wrong inside Gatehouse. Try again; if it comes back, please report it.',
      call: name,
    });
  }
}
