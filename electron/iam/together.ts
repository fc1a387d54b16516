import { Failure, type GatehouseError } from '../../shared/errors.ts';
import { permissionOf } from './aws-errors.ts';

/** Waits for all of what `what` names; when several are denied, one failure names all the permissions that are missing. */
export async function together<const Values extends readonly Promise<unknown>[]>(
  what: string,
  values: Values,
): Promise<{ -readonly [Index in keyof Values]: Awaited<Values[Index]> }> {
  const outcomes = await Promise.allSettled(values);
  const reasons = outcomes.flatMap((outcome): unknown[] =>
    outcome.status === 'rejected' ? [outcome.reason] : [],
  );
  const denied = reasons.flatMap((reason) =>
    reason instanceof Failure && reason.error.code === 'AccessDenied' ? [reason.error] : [],
  );
  if (denied.length > 1 && denied.length === reasons.length) throw new Failure(allDenied(what, denied));
  return Promise.all(values);
}

function allDenied(what: string, errors: GatehouseError[]): GatehouseError {
  const permissions = [...new Set(errors.map((error) => permissionOf(error.call ?? '')))].join(', ');
  return {
    kind: 'denied',
    message:
      `This profile lacks permissions to read ${what}: ${permissions}. ` +
      'Ask for them, or choose another profile.',
    code: 'AccessDenied',
  };
}
