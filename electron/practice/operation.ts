import type { Catalogue } from './catalogue.ts';
import { validationError } from './errors.ts';
import { accountId, arnOf, partition, type RandomBytes, rootArn } from './identifiers.ts';
import { type Form, type Inputs, type Parameter, readParameters } from './parameters.ts';
import { type AccountState, keyOf, type ReadableState } from './state.ts';
import type { XmlRecord } from './xml.ts';

/** Who makes a call. The administrator is an assumed role, as in an account that is run well. */
export type Caller =
  | { readonly kind: 'administrator' }
  | { readonly kind: 'root' }
  | { readonly kind: 'user'; readonly name: string };

/** What every operation is given beside its parameters. */
interface CallContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** `now` in whole seconds, as AWS dates things, in milliseconds. */
  readonly date: number;
  readonly caller: Caller;
  readonly catalogue: Catalogue;
  readonly random: RandomBytes;
  /** How long a credential report takes to be made, in milliseconds. */
  readonly reportMs: number;
}

/** What a read is given: the account as a reader sees it. */
export interface ReadContext extends CallContext {
  readonly state: ReadableState;
}

/** What a write is given: the truth. */
export interface WriteContext extends CallContext {
  readonly state: AccountState;
}

/** The fields of an answer's result element; undefined where the operation has none. */
export type Result = XmlRecord | undefined;

/** One entry of the dispatch table. */
export interface Operation {
  readonly writes: boolean;
  /** @throws AwsError when the call is refused; the account is then unchanged */
  run(form: Form, state: AccountState, call: CallContext): Result | Promise<Result>;
}

type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** An operation that only reads, and so may see an older state. */
export function read<P extends Parameters>(
  parameters: P,
  run: (input: Inputs<P>, context: ReadContext) => Result,
): Operation {
  return {
    writes: false,
    run: (form, state, call) =>
      run(readParameters(form, parameters), { ...call, state: state.seenAt(call.now) }),
  };
}

/** An operation that changes the account. All its changes are made before it first awaits. */
export function write<P extends Parameters>(
  parameters: P,
  run: (input: Inputs<P>, context: WriteContext) => Result | Promise<Result>,
): Operation {
  return {
    writes: true,
    run: (form, state, call) => run(readParameters(form, parameters), { ...call, state }),
  };
}

/** ARN and unique id of a caller, as sts:GetCallerIdentity has them. */
export function identityOf(
  state: ReadableState,
  caller: Caller,
): { readonly arn: string; readonly userId: string } {
  if (caller.kind === 'root') return { arn: rootArn, userId: accountId };
  if (caller.kind === 'administrator') {
    return {
      arn: `arn:${partition}:sts::${accountId}:assumed-role/Administrator/gatehouse`,
      userId: 'AROAQ3EGPRACTICEADMIN:gatehouse',
    };
  }
  const user = state.users.get(keyOf(caller.name));
  return {
    arn: arnOf('user', user?.path ?? '/', user?.name ?? caller.name),
    userId: user?.id ?? caller.name,
  };
}

/**
 * The user that a call is about: the one it names, else the caller.
 * @throws AwsError when the caller is not a user, so that a name is needed
 */
export function userNameOrCaller(name: string | undefined, caller: Caller): string {
  if (name !== undefined) return name;
  if (caller.kind === 'user') return caller.name;
  throw validationError('Must specify userName when calling with non-User credentials');
}
