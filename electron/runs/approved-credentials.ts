import { Failure } from '../../shared/errors.ts';
import type { Step } from '../../shared/plans/step.ts';
import { passwordProblems } from '../../shared/rules/passwords.ts';
import {
  credentialsPlan,
  credentialsRefusal,
  type CredentialsRequest,
} from '../../shared/user-credentials/credentials-plan.ts';
import type { UserCredentials } from '../../shared/user-credentials/user-credentials.ts';

export interface ApprovedCredentials extends CredentialsRequest {
  planHash: string;
  customPassword?: string | undefined;
}

/**
 * The calls that were approved for an existing user, when the user is still as they assume, and the custom password by
 * row id. Throws `Failure`: `conflict` when they are others by now, `conflict` or `quota` when there can be no such
 * credential, `invalid` for the password.
 */
export function approvedCredentials(
  request: ApprovedCredentials,
  user: UserCredentials,
): { steps: Step[]; customPasswords: Map<string, string> } {
  const refusal = credentialsRefusal(request.action, user);
  if (refusal !== undefined) throw new Failure(refusal);
  const { steps, hash } = credentialsPlan(request, user);
  if (hash !== request.planHash)
    throw new Failure({
      kind: 'conflict',
      message: `${user.userName} has changed since you looked. Nothing was sent: look at the calls again.`,
    });
  const custom = steps.filter((step) => 'password' in step && step.password === 'custom');
  const password = request.customPassword ?? '';
  const [problem] = custom.length === 0 ? [] : passwordProblems(password, user.passwordPolicy);
  if (problem !== undefined)
    throw new Failure({ kind: 'invalid', message: `The password for ${user.userName}: ${problem}` });
  return { steps, customPasswords: new Map(custom.map(({ rowId }) => [rowId, password])) };
}
