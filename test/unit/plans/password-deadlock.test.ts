import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { UserSettings } from '../../../shared/drafts/draft.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import { account, boundary, draftOf } from './plan-samples.ts';

const rules = ['password-needs-mfa', 'password-change-denied', 'password-may-be-denied'];
const deny = { Effect: 'Deny', Action: 'iam:ChangePassword', Resource: '*' };
const mfa = (operator: string, value: unknown, key = 'aws:MultiFactorAuthPresent') => ({
  Condition: { [operator]: { [key]: value } },
});
const noMfa = mfa('BoolIfExists', 'false');

function documentOf(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ ...deny, ...statement }] });
}

function found(settings: Partial<UserSettings>, snapshot: Snapshot = account): Finding[] {
  return findingsOf(draftOf(['maria'], { path: '/people/', ...settings }), snapshot).filter(({ rule }) =>
    rules.includes(rule),
  );
}

function ofInline(statement: object): [string, string | undefined][] {
  return found({ inlinePolicies: [{ name: 'Own', document: documentOf(statement) }] }).map(
    ({ rule, fix }) => [rule, fix?.label],
  );
}

const fix = 'Do not require a new password';

describe('a statement that keeps users from the password that they must set', () => {
  it.each<[string, object]>([
    ['as AWS documents it', { Action: undefined, NotAction: ['iam:GetUser'], ...noMfa }],
    ['Bool', mfa('Bool', ['false'])],
    ['ForAllValues', mfa('ForAllValues:BoolIfExists', false)],
    ['no “true”', mfa('StringNotEqualsIfExists', 'true')],
    ['the text “false”', mfa('StringEqualsIgnoreCase', 'False')],
    ['Null', mfa('Null', 'true')],
    ['no age', mfa('Null', true, 'aws:MultiFactorAuthAge')],
    [
      'an age that is too great, or none',
      mfa('NumericGreaterThanIfExists', '3600', 'AWS:multifactorauthage'),
    ],
    [
      'the users themselves',
      {
        ...noMfa,
        Resource: ['arn:aws:iam::*:user/${aws:username}', 'arn:aws:iam::*:user/*/${aws:username}'],
      },
    ],
    ['this user', { ...noMfa, Resource: 'arn:aws:iam::123456789012:user/people/mari?' }],
    ['all but roles', { ...noMfa, Resource: undefined, NotResource: 'arn:aws:iam::*:role/*' }],
    [
      'calls of their own',
      {
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false', 'aws:ViaAWSService': 'false' } },
      },
    ],
  ])('without MFA is warned of, and can be put right: %s', (_what, statement) => {
    expect(ofInline(statement)).toEqual([['password-needs-mfa', fix]]);
  });

  it.each<[string, object]>([
    ['no condition', {}],
    ['an empty one', { Condition: {} }],
    ['all of IAM', { Action: ['s3:*', 'iam:*'], Resource: 'arn:aws:iam::*:user/*' }],
  ])('whether there was MFA or not is warned of too: %s', (_what, statement) => {
    expect(ofInline(statement)).toEqual([['password-change-denied', fix]]);
  });

  it.each<[string, object]>([
    ['an address', { Condition: { ...noMfa.Condition, NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }],
    ['a tag', mfa('StringNotEquals', 'x', 'aws:PrincipalTag/Team')],
    ['a variable', { ...noMfa, Resource: 'arn:aws:iam::*:user/${aws:PrincipalTag/Team}/*' }],
  ])('that somebody has to judge is warned of without a fix: %s', (_what, statement) => {
    expect(ofInline(statement)).toEqual([['password-may-be-denied', undefined]]);
  });

  it.each<[string, object]>([
    ['roles', { ...noMfa, Action: 'iam:*', Resource: 'arn:aws:iam::*:role/*' }],
    ['another user', { ...noMfa, Resource: 'arn:aws:iam::123456789012:user/people/john' }],
    ['another account', { ...noMfa, Resource: 'arn:aws:iam::999999999999:user/*' }],
    ['all but users', { ...noMfa, Resource: undefined, NotResource: ['arn:aws:iam::*:user/*'] }],
    ['the key is there', mfa('Null', 'false')],
    ['an age is there', mfa('Null', ['false'], 'aws:MultiFactorAuthAge')],
    ['with MFA', mfa('BoolIfExists', 'true')],
    ['an age that is too great', mfa('NumericGreaterThan', '3600', 'aws:MultiFactorAuthAge')],
    ['not false', mfa('StringNotLike', 'f*')],
    [
      'with MFA, from an address',
      { Condition: { ...mfa('Bool', 'true').Condition, IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
    ],
    ['other actions', { ...noMfa, Action: 'iam:Create*' }],
    ['nothing', { ...noMfa, Effect: 'Allow' }],
  ])('is none that denies %s', (_what, statement) => {
    expect(ofInline(statement)).toEqual([]);
  });

  it('is looked for in boundaries, policies and groups, what is certain before what is not', () => {
    const document = documentOf(noMfa);
    const perhaps = documentOf(mfa('StringNotEquals', 'x', 'aws:PrincipalTag/Team'));
    const withDocument: Snapshot = {
      ...account,
      policies: account.policies.map((policy) =>
        policy.arn === boundary ? { ...policy, document } : policy,
      ),
      groups: account.groups.map((group) =>
        group.name === 'auditors'
          ? { ...group, access: { policyArns: [], inlinePolicies: [{ name: 'In', document: perhaps }] } }
          : group,
      ),
    };
    const said = (settings: Partial<UserSettings>): string[] =>
      found(settings, withDocument).map(({ message }) => message.split(' denies ')[0] ?? '');
    expect(said({})).toEqual([]);
    expect(said({ boundaryArn: boundary })).toEqual(['The permissions boundary developers-boundary']);
    expect(said({ policyArns: [boundary] })).toEqual(['Policy developers-boundary']);
    expect(said({ groups: ['auditors'] })).toEqual(['Policy In of the group auditors']);
    expect(said({ groups: ['auditors'], boundaryArn: boundary })).toEqual([
      'The permissions boundary developers-boundary',
    ]);
    expect(said({ boundaryArn: boundary, resetRequired: false })).toEqual([]);
  });
});
