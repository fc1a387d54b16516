import { EntityTemporarilyUnmodifiableException } from '@aws-sdk/client-iam';
import { Failure } from '../../shared/errors.ts';
import { toGatehouseError } from '../iam/aws-errors.ts';
import { insist, lookUntil, type Sleep } from '../iam/backoff.ts';
import { isRefusal, passesByItself } from '../iam/refusals.ts';

interface Change {
  call: string;
  sleep: Sleep;
  /** Sends the call, with one attempt. */
  send: () => Promise<unknown>;
  /** Looks at AWS whether the call was carried out. */
  isDone: () => Promise<boolean>;
}

/** The login profile of a moment ago is settled within seconds, so it is waited for here. */
function passes(error: unknown): boolean {
  return error instanceof EntityTemporarilyUnmodifiableException || passesByItself(error);
}

/**
 * Makes one change. It is sent again only where AWS refused it for a reason that passes within seconds, as
 * EntityTemporarilyUnmodifiable; where its answer is lost, AWS is looked at. Throws `Failure` where it was refused, or
 * where nobody knows.
 */
export async function makeChange({ call, sleep, send, isDone }: Change): Promise<void> {
  try {
    await insist(sleep, passes, send);
  } catch (error) {
    const known = toGatehouseError(error, call);
    if (error instanceof Failure || isRefusal(error)) throw new Failure(known);
    const look = async (): Promise<true | undefined> => ((await isDone()) ? true : undefined);
    const done = await lookUntil(sleep, look).catch(() => undefined);
    if (done === true) return;
    throw new Failure({
      ...known,
      message: `${known.message} Whether AWS carried ${call} out is not known: so far it does not show it. Read the user again before you repeat it.`,
    });
  }
}
