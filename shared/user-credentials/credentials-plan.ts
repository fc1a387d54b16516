import { z } from 'zod';
import { accountKeySchema } from '../accounts/account-key.ts';
import type { GatehouseError } from '../errors.ts';
import { planHash } from '../plans/plan-hash.ts';
import type { Step } from '../plans/step.ts';
import { awsManagedPolicyArn } from '../rules/partitions.ts';
import { credentialActionSchema, type CredentialAction } from './credentials-purpose.ts';
import type { UserCredentials } from './user-credentials.ts';

/** A new credential for an existing user, as the administrator asks for it; a custom password is not in it. */
export const credentialsRequestSchema = z.strictObject({
  account: accountKeySchema,
  userName: z.string().min(1).max(128),
  action: credentialActionSchema,
  passwordMode: z.enum(['generated', 'custom']),
  /** The user must create a new password at the next sign-in. */
  resetRequired: z.boolean(),
});
export type CredentialsRequest = z.infer<typeof credentialsRequestSchema>;

/** Two, the inactive ones counted: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const accessKeysPerUser = 2;

const rowId = 'user';

/**
 * The exact API calls that a request means for a user as it was read. Pure: the same request and reading give the same
 * calls and hash on either side, so that what was approved is what is applied.
 */
export function credentialsPlan(
  request: CredentialsRequest,
  user: UserCredentials,
): { steps: Step[]; hash: string } {
  const steps = stepsFor(request, user);
  return { steps, hash: planHash({ account: user.account, steps }) };
}

function stepsFor(
  { action, passwordMode, resetRequired }: CredentialsRequest,
  user: UserCredentials,
): Step[] {
  const UserName = user.userName;
  if (action === 'create-access-key')
    return [{ id: `${rowId}/access-key`, rowId, call: 'CreateAccessKey', input: { UserName } }];
  return [
    ...(resetRequired && needsChangePasswordPolicy(user) ? [changePasswordStep(user)] : []),
    {
      id: `${rowId}/password`,
      rowId,
      call: action === 'enable-sign-in' ? 'CreateLoginProfile' : 'UpdateLoginProfile',
      input: { UserName, PasswordResetRequired: resetRequired },
      password: passwordMode,
    },
  ];
}

/**
 * Whether a user who must create a new password needs IAMUserChangePassword attached for it: neither lets the account's
 * password policy users change their own, nor is that policy attached to the user. Groups, inline policies and other
 * policies that may allow it are not looked into.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_enable-user-change.html
 */
export function needsChangePasswordPolicy(
  user: Pick<UserCredentials, 'passwordPolicy' | 'hasChangePasswordPolicy'>,
): boolean {
  return user.passwordPolicy?.allowUsersToChange !== true && !user.hasChangePasswordPolicy;
}

function changePasswordStep({ account, userName }: UserCredentials): Step {
  const PolicyArn = awsManagedPolicyArn(account.partition, 'IAMUserChangePassword');
  return {
    id: `${rowId}/policy/${PolicyArn}`,
    rowId,
    call: 'AttachUserPolicy',
    input: { UserName: userName, PolicyArn },
  };
}

/** Why a user cannot be given a credential now; `undefined` when nothing speaks against it. */
export function credentialsRefusal(
  action: CredentialAction,
  { userName, signIn, accessKeys }: UserCredentials,
): GatehouseError | undefined {
  switch (action) {
    case 'enable-sign-in':
      if (signIn === null) return undefined;
      return {
        kind: 'conflict',
        message: `${userName} has console access already. Reset the password instead.`,
      };
    case 'reset-password':
      if (signIn !== null) return undefined;
      return {
        kind: 'conflict',
        message: `${userName} has no console password to reset. Enable console access instead.`,
      };
    case 'create-access-key':
      if (accessKeys.length < accessKeysPerUser) return undefined;
      return {
        kind: 'quota',
        message: `${userName} has ${accessKeysPerUser} access keys, the most that AWS allows, inactive ones included. Deactivate and delete one first.`,
      };
  }
}
