import { describe, expect, it } from 'vitest';
import { permissionsNeeded } from '../../../shared/plans/permissions-needed.ts';
import type { Step } from '../../../shared/plans/step.ts';
import { unknownAccount } from '../../../shared/accounts/unknown-account.ts';

const snapshot = {
  ...unknownAccount([], { partition: 'aws-us-gov', accountId: '123456789012' }),
  account: { partition: 'aws-us-gov' as const, accountId: '123456789012', endpoint: 'aws' },
  groups: [{ name: 'ops', path: '/teams/', arn: 'arn:aws-us-gov:iam::123456789012:group/teams/ops' }],
};
const steps: Step[] = [
  {
    id: '1',
    rowId: 'p',
    call: 'CreatePolicy',
    input: { PolicyName: 'Own', Path: '/own/', PolicyDocument: '{}' },
  },
  { id: '2', rowId: 'g', call: 'CreateGroup', input: { GroupName: 'new', Path: '/' } },
  { id: '3', rowId: 'g', call: 'AttachGroupPolicy', input: { GroupName: 'new', PolicyArn: 'arn' } },
  ...['ada', 'bo'].flatMap((UserName): Step[] => [
    {
      id: `${UserName} 1`,
      rowId: UserName,
      call: 'CreateUser',
      input: {
        UserName,
        Path: '/people/',
        ...(UserName === 'ada' ? { Tags: [{ Key: 'a', Value: 'b' }] } : {}),
      },
    },
    { id: `${UserName} 2`, rowId: UserName, call: 'AddUserToGroup', input: { UserName, GroupName: 'ops' } },
    {
      id: `${UserName} 3`,
      rowId: UserName,
      call: 'PutUserPolicy',
      input: { UserName, PolicyName: 'inline', PolicyDocument: '{}' },
    },
  ]),
];

describe('the permissions that a plan needs', () => {
  it('are its calls, each with what it touches, and iam:TagUser where users get tags', () => {
    const arn = (rest: string): string => `arn:aws-us-gov:iam::123456789012:${rest}`;
    const people = ['ada', 'bo'].map((name) => arn(`user/people/${name}`));
    expect(permissionsNeeded(steps, snapshot)).toEqual([
      { action: 'iam:CreatePolicy', resourceArns: [arn('policy/own/Own')] },
      { action: 'iam:CreateGroup', resourceArns: [arn('group/new')] },
      { action: 'iam:AttachGroupPolicy', resourceArns: [arn('group/new')] },
      { action: 'iam:CreateUser', resourceArns: people },
      { action: 'iam:TagUser', resourceArns: people.slice(0, 1) },
      { action: 'iam:AddUserToGroup', resourceArns: [arn('group/teams/ops')] },
      { action: 'iam:PutUserPolicy', resourceArns: people },
    ]);
  });

  it('are also those to look before something is given to a user who was there before', () => {
    const had = {
      ...snapshot,
      users: [{ name: 'old', path: '/people/' }],
    };
    const ofOld = { id: '1', rowId: 'old' };
    const merge: Step[] = [
      {
        ...ofOld,
        call: 'PutUserPolicy',
        input: { UserName: 'old', PolicyName: 'inline', PolicyDocument: '{}' },
      },
      { ...ofOld, call: 'TagUser', input: { UserName: 'old', Tags: [{ Key: 'a', Value: 'b' }] } },
    ];
    const resourceArns = ['arn:aws-us-gov:iam::123456789012:user/people/old'];
    expect(permissionsNeeded(merge, had)).toEqual(
      ['iam:PutUserPolicy', 'iam:GetUserPolicy', 'iam:TagUser', 'iam:GetUser'].map((action) => ({
        action,
        resourceArns,
      })),
    );
  });

  it('are none for no steps', () => {
    expect(permissionsNeeded([], snapshot)).toEqual([]);
  });
});
