import { describe, expect, it } from 'vitest';
import {
  credentialsPlan,
  credentialsRefusal,
  type CredentialsRequest,
} from '../../../shared/user-credentials/credentials-plan.ts';
import type { AccessKey, UserCredentials } from '../../../shared/user-credentials/user-credentials.ts';

const policy = {
  minimumLength: 14,
  requireSymbols: true,
  requireNumbers: true,
  requireUppercase: true,
  requireLowercase: true,
  allowUsersToChange: true,
};
const user: UserCredentials = {
  account: { partition: 'aws-cn', accountId: '123456789012', endpoint: 'aws' },
  userName: 'maria',
  isCaller: false,
  signIn: { createdAt: '2026-11-23T12:00:00Z', resetRequired: false },
  passwordLastUsed: null,
  accessKeys: [],
  passwordPolicy: null,
  hasChangePasswordPolicy: false,
};
const reset: CredentialsRequest = {
  account: user.account,
  userName: 'maria',
  action: 'reset-password',
  passwordMode: 'generated',
  resetRequired: true,
};
const key = (status: string): AccessKey => ({
  id: `AKIA${status}`,
  status,
  createdAt: '2026-11-23T12:00:00Z',
  lastUse: { kind: 'never' },
  isInUseHere: false,
});

function callsOf(request: CredentialsRequest, of: UserCredentials): string[] {
  return credentialsPlan(request, of).steps.map(({ call }) => call);
}

describe('the calls for a new password', () => {
  it('attach IAMUserChangePassword of the partition first, where nothing else seems to allow a forced change', () => {
    const { steps } = credentialsPlan(reset, user);
    expect(steps.map(({ call, input }) => ({ call, input }))).toEqual([
      {
        call: 'AttachUserPolicy',
        input: { UserName: 'maria', PolicyArn: 'arn:aws-cn:iam::aws:policy/IAMUserChangePassword' },
      },
      { call: 'UpdateLoginProfile', input: { UserName: 'maria', PasswordResetRequired: true } },
    ]);
  });

  it.each<[string, CredentialsRequest, UserCredentials]>([
    ['the change is not forced', { ...reset, resetRequired: false }, user],
    ['the account lets users change theirs', reset, { ...user, passwordPolicy: policy }],
    ['the user has the policy', reset, { ...user, hasChangePasswordPolicy: true }],
  ])('attach nothing where %s', (_why, request, of) => {
    expect(callsOf(request, of)).toEqual(['UpdateLoginProfile']);
  });

  it('attach the policy where the account has a password policy that does not let users change theirs', () => {
    const strict = { ...user, passwordPolicy: { ...policy, allowUsersToChange: false } };
    expect(callsOf(reset, strict)).toEqual(['AttachUserPolicy', 'UpdateLoginProfile']);
  });

  it('create the login profile of a user who has none', () => {
    const enable = { ...reset, action: 'enable-sign-in' as const, resetRequired: false };
    expect(callsOf(enable, { ...user, signIn: null })).toEqual(['CreateLoginProfile']);
  });

  it('have a hash that tells other calls and other accounts apart, and no more', () => {
    const { hash } = credentialsPlan(reset, user);
    expect(credentialsPlan(reset, { ...user, passwordLastUsed: '2026-11-23T12:00:00Z' }).hash).toBe(hash);
    expect(credentialsPlan(reset, { ...user, hasChangePasswordPolicy: true }).hash).not.toBe(hash);
    const elsewhere = { ...user, account: { ...user.account, endpoint: 'practice' } };
    expect(credentialsPlan(reset, elsewhere).hash).not.toBe(hash);
  });
});

describe('the call for an access key', () => {
  it('is one, whatever the request says of passwords', () => {
    expect(callsOf({ ...reset, action: 'create-access-key' }, user)).toEqual(['CreateAccessKey']);
  });
});

describe('what speaks against a credential', () => {
  it('is a password that is there already, or one to reset that is not', () => {
    expect(credentialsRefusal('enable-sign-in', user)?.kind).toBe('conflict');
    expect(credentialsRefusal('reset-password', { ...user, signIn: null })?.kind).toBe('conflict');
    expect(credentialsRefusal('reset-password', user)).toBeUndefined();
    expect(credentialsRefusal('enable-sign-in', { ...user, signIn: null })).toBeUndefined();
  });

  it('is a quota of two access keys, the inactive ones counted', () => {
    const one = { ...user, accessKeys: [key('Inactive')] };
    expect(credentialsRefusal('create-access-key', one)).toBeUndefined();
    const two = { ...user, accessKeys: [key('Inactive'), key('Active')] };
    expect(credentialsRefusal('create-access-key', two)?.kind).toBe('quota');
  });
});
