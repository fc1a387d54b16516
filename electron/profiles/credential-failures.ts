import { Failure, type ErrorKind, type GatehouseError } from '../../shared/errors.ts';
import type { ProfileSummary } from '../../shared/accounts/profile.ts';
import { toGatehouseError } from '../iam/aws-errors.ts';

/**
 * Why a profile gave no credentials, in a sentence. What the SDK says about a credential_process or a token holds the
 * command and its output, so it is only used to tell the cases apart.
 */
export function credentialFailure(
  source: { profile: string; kind: ProfileSummary['kind'] },
  error: unknown,
): GatehouseError {
  if (error instanceof Failure) return error.error;
  const name = `Profile "${source.profile}"`;
  if (isProviderError(error)) {
    const { kind, told } = providerProblem(source, error.message);
    return { kind, message: `${name}: ${told}` };
  }
  const inner = toGatehouseError(
    error,
    source.kind === 'web-identity' ? 'AssumeRoleWithWebIdentity' : 'AssumeRole',
  );
  if (inner.kind === 'unexpected' && inner.code === undefined) {
    const message = `${name} gave no credentials. Check its settings, or choose another profile.`;
    return { kind: 'invalid', message };
  }
  const doing = source.kind === 'role' ? 'its role could not be assumed. ' : '';
  return { ...inner, message: `${name}: ${doing}${inner.message}` };
}

function providerProblem(
  source: { profile: string; kind: ProfileSummary['kind'] },
  message: string,
): { kind: ErrorKind; told: string } {
  if (/credential_process|Command failed/.test(message)) {
    return { kind: 'invalid', told: processProblem(message) };
  }
  if (/\baws login\b/.test(message)) {
    const told = `its sign-in session has ended. Run "aws login --profile ${source.profile}", then choose it again.`;
    return { kind: 'session-expired', told };
  }
  if (source.kind === 'sso') {
    const told = `there is no valid sign-in session. Run "aws sso login --profile ${source.profile}", then choose it again.`;
    return { kind: 'session-expired', told };
  }
  if (/SSO|token/i.test(message)) {
    const told =
      'its source has no valid sign-in session. Run "aws sso login" for the source, then choose it again.';
    return { kind: 'session-expired', told };
  }
  return { kind: 'invalid', told: 'it gave no credentials. Check its settings, or choose another profile.' };
}

function processProblem(message: string): string {
  if (/did not return Version 1/.test(message)) {
    return 'its credential_process did not answer with "Version": 1. See the documentation of that program.';
  }
  if (/invalid JSON/.test(message)) return 'its credential_process did not answer with JSON.';
  if (/expired credentials/.test(message))
    return 'its credential_process gave credentials that have expired.';
  if (/invalid credentials/.test(message)) {
    return 'its credential_process did not give both an AccessKeyId and a SecretAccessKey.';
  }
  if (/not found|No such file|not recognized|ENOENT/i.test(message)) {
    return (
      'the program of its credential_process was not found. ' +
      "Give its full path: an app that is started from the desktop may not have your shell's PATH."
    );
  }
  return 'its credential_process failed. Run that command in a terminal to see why.';
}

function isProviderError(error: unknown): error is Error {
  return (
    error instanceof Error && /^(CredentialsProviderError|TokenProviderError|ProviderError)$/.test(error.name)
  );
}
