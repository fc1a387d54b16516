import { z } from 'zod';
import { Failure, type ErrorKind, type GatehouseError } from '../../shared/errors.ts';
import { networkProblem } from './network-errors.ts';

/** How the SDK hands on what AWS answered; `name` is the wire's code, for modelled errors with `Exception` appended. */
const serviceErrorSchema = z.object({
  name: z.string(),
  message: z.string(),
  $metadata: z.object({ httpStatusCode: z.number().optional(), requestId: z.string().optional() }),
});

interface Advice {
  kind: ErrorKind;
  /** What to do next, as a sentence. */
  next: string;
  /** AWS's message for this code repeats parts of the request, so it is never shown. */
  hideMessage?: true;
}

const tryLater = 'Wait a minute and try again.';
const keysRefused: Advice = {
  kind: 'denied',
  next: 'Check the access key and secret key of this profile, and whether the key is still active.',
  hideMessage: true,
};
const sessionEnded: Advice = {
  kind: 'session-expired',
  next: 'Renew the credentials of this profile (for IAM Identity Center with "aws sso login"), then choose it again.',
};
const slowDown: Advice = { kind: 'throttled', next: tryLater };
const inputRefused: Advice = { kind: 'invalid', next: 'Correct it and try again.' };

/** Codes: API model of IAM and STS, https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html */
const advices: Record<string, Advice> = {
  AccessDenied: { kind: 'denied', next: '' },
  UnauthorizedOperation: { kind: 'denied', next: '' },
  NotAuthorized: { kind: 'denied', next: '' },
  InvalidClientTokenId: keysRefused,
  UnrecognizedClient: keysRefused,
  SignatureDoesNotMatch: keysRefused,
  InvalidSignature: keysRefused,
  IncompleteSignature: keysRefused,
  MissingAuthenticationToken: keysRefused,
  AuthFailure: keysRefused,
  OptInRequired: { kind: 'denied', next: 'Activate the account or the region first.' },
  RegionDisabled: { kind: 'denied', next: 'Set another region in this profile, or activate this one.' },
  ExpiredToken: sessionEnded,
  RequestExpired: {
    kind: 'denied',
    next: "Set this computer's clock: AWS accepts a request for a few minutes only.",
    hideMessage: true,
  },
  Throttling: slowDown,
  ThrottlingException: slowDown,
  RequestLimitExceeded: slowDown,
  TooManyRequests: slowDown,
  SlowDown: slowDown,
  EntityAlreadyExists: { kind: 'conflict', next: 'Choose another name, or read the account again.' },
  DeleteConflict: { kind: 'conflict', next: 'Remove what AWS names first, then try again.' },
  ConcurrentModification: {
    kind: 'conflict',
    next: `Somebody else is changing the same thing. ${tryLater}`,
  },
  EntityTemporarilyUnmodifiable: {
    kind: 'conflict',
    next: `AWS is still working on an earlier change. ${tryLater}`,
  },
  UnmodifiableEntity: { kind: 'conflict', next: 'Only the AWS service that it belongs to can change it.' },
  NoSuchEntity: {
    kind: 'not-found',
    next: 'It may just have been deleted, or made: read the account again.',
  },
  LimitExceeded: {
    kind: 'quota',
    next: 'Remove something, or ask AWS for a higher quota in Service Quotas.',
  },
  ValidationError: inputRefused,
  InvalidInput: inputRefused,
  InvalidParameterValue: inputRefused,
  InvalidUserType: inputRefused,
  MalformedPolicyDocument: { kind: 'invalid', next: 'Correct the policy document and try again.' },
  PasswordPolicyViolation: {
    kind: 'invalid',
    next: "Choose a password that meets the account's password policy.",
  },
  PolicyNotAttachable: { kind: 'invalid', next: 'Choose another policy: this one is for AWS services only.' },
  InvalidAuthenticationCode: {
    kind: 'invalid',
    next: 'Enter two consecutive codes of this device, each of them unused.',
  },
};

/** Calls whose request holds a password, which a message about their parameters could repeat. */
const passwordCalls = new Set(['CreateLoginProfile', 'UpdateLoginProfile', 'ChangePassword']);
/** Codes whose messages name the user or a rule, and so may be shown for these calls. */
const codesWithoutPassword = new Set([
  'EntityAlreadyExists',
  'EntityTemporarilyUnmodifiable',
  'LimitExceeded',
  'NoSuchEntity',
  'PasswordPolicyViolation',
]);
const stsCalls = new Set(['GetCallerIdentity', 'AssumeRole', 'AssumeRoleWithWebIdentity', 'GetSessionToken']);

/** The permission that an API call needs, for instance `iam:CreateUser`. */
export function permissionOf(call: string): string {
  return `${stsCalls.has(call) ? 'sts' : 'iam'}:${call}`;
}

/**
 * What went wrong in an AWS call, for the administrator: kind, AWS's code, call, request id, and a sentence with AWS's
 * message and what to do next. A thrown `Failure` keeps its own error.
 */
export function toGatehouseError(error: unknown, call: string): GatehouseError {
  if (error instanceof Failure) return error.error;
  const network = networkProblem(error);
  if (network !== undefined) {
    return { kind: 'offline', message: `${call} did not get through to AWS. ${network}`, call };
  }
  const parsed = serviceErrorSchema.safeParse(error);
  return parsed.success
    ? fromAws(parsed.data, call)
    : {
        kind: 'unexpected',
        message: `${call} failed in a way that Gatehouse does not know. Try again.`,
        call,
      };
}

function fromAws(error: z.infer<typeof serviceErrorSchema>, call: string): GatehouseError {
  const { httpStatusCode: status, requestId } = error.$metadata;
  const code = error.name.replace(/Exception$/, '');
  const known = status === 429 ? slowDown : (clockAdvice(code, error.message) ?? advices[code]);
  const place = { code, call, ...(requestId === undefined ? {} : { requestId }) };
  const mayRepeatPassword = passwordCalls.has(call) && !codesWithoutPassword.has(code);
  if (known === undefined) {
    const told = ownFailure(code, call, status) ?? notFromAws(call, error.message);
    const said = mayRepeatPassword || error.message === '' ? '.' : `: ${sentence(error.message)}`;
    return { kind: 'unexpected', message: told ?? `AWS refused ${call} (${code})${said}`, ...place };
  }
  if (known.kind === 'denied' && known.next === '') {
    return { kind: 'denied', message: deniedMessage(call, error.message), ...place };
  }
  const silent = known.hideMessage === true || mayRepeatPassword || error.message === '';
  const answer = silent
    ? `AWS refused ${call} (${code}).`
    : `AWS refused ${call}: ${sentence(error.message)}`;
  const more = code === 'InvalidClientTokenId' && !stsCalls.has(call) ? ` ${sessionsWithoutIam}` : '';
  return { kind: known.kind, message: `${answer} ${known.next}${more}`, ...place };
}

/**
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html: such a session works with STS, and IAM
 * answers it as it answers an unknown key.
 */
const sessionsWithoutIam =
  'If STS knows them, they are of a session without MFA, which AWS does not let use IAM: choose other credentials.';

/** A wrong clock comes as `SignatureDoesNotMatch` from IAM and STS; only the message tells it from a wrong key. */
function clockAdvice(code: string, message: string): Advice | undefined {
  const isClock = code === 'SignatureDoesNotMatch' && /signature (expired|not yet current)/i.test(message);
  return isClock ? advices['RequestExpired'] : undefined;
}

function deniedMessage(call: string, message: string): string {
  const permission = permissionOf(call);
  const explicit = /explicit deny/i.test(message)
    ? ' A policy denies it explicitly, as policies that ask for MFA do.'
    : '';
  return (
    `This profile lacks the permission ${permission}.${message === '' ? '' : ` AWS says: ${sentence(message)}`}` +
    `${explicit} Ask for that permission, or choose another profile.`
  );
}

function ownFailure(code: string, call: string, status: number | undefined): string | undefined {
  if (status === undefined || status < 500) return undefined;
  return `AWS itself failed in ${call} (${code}, HTTP ${status}). Try again in a few minutes.`;
}

/** The SDK's own errors about an answer that is no XML, as a proxy or a network's sign-in page gives. */
function notFromAws(call: string, message: string): string | undefined {
  if (!/deserialization error|is not expected|mismatched tags/i.test(message)) return undefined;
  return `The answer to ${call} was not AWS's. Check whether a proxy or a sign-in page stands in between.`;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Waits for an answer of AWS; throws `Failure`, the same as `toGatehouseError` says, for anything that went wrong. */
export async function attempt<Answer>(call: string, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw new Failure(toGatehouseError(error, call));
  }
}
