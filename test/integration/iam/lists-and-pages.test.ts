import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateUserCommand,
  PutGroupPolicyCommand,
  PutUserPolicyCommand,
  TagUserCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { Accounts } from '../../../electron/iam/accounts.ts';
import { credentialFacts } from '../../../electron/iam/credential-facts.ts';
import { groupDetails } from '../../../electron/iam/group-details.ts';
import { policyDetails } from '../../../electron/iam/policy-details.ts';
import { policyDocument } from '../../../electron/iam/policy-document.ts';
import { policyEntities } from '../../../electron/iam/policy-entities.ts';
import { userDetails } from '../../../electron/iam/user-details.ts';
import type { Connection } from '../../../electron/profiles/connection.ts';
import { calls } from '../../../shared/contract.ts';
import { describeWithMoto } from '../../support/with-moto.ts';
import { failureOf } from '../profiles/profiles-fixture.ts';
import { emulatorConnection, practiceConnection } from './iam-fixture.ts';

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::100%25-reports/*' }],
};
const PolicyDocument = JSON.stringify(document);
const now = () => new Date();

/** ada in two groups with a password and a key, bo with nothing, and a policy with two versions. */
async function smallAccount({ writes }: Connection): Promise<string> {
  const { Policy: policy } = await writes.send(
    new CreatePolicyCommand({ PolicyName: 'reports', PolicyDocument, Description: 'Reads reports' }),
  );
  const PolicyArn = policy?.Arn ?? '';
  await writes.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true }));
  await writes.send(new CreateUserCommand({ UserName: 'ada', Path: '/team/' }));
  await writes.send(new CreateUserCommand({ UserName: 'bo' }));
  for (const GroupName of ['developers', 'auditors']) {
    await writes.send(new CreateGroupCommand({ GroupName }));
    await writes.send(new AddUserToGroupCommand({ UserName: 'ada', GroupName }));
  }
  await writes.send(new AttachGroupPolicyCommand({ GroupName: 'developers', PolicyArn }));
  await writes.send(
    new PutGroupPolicyCommand({ GroupName: 'developers', PolicyName: 'inline', PolicyDocument }),
  );
  await writes.send(new AttachUserPolicyCommand({ UserName: 'ada', PolicyArn }));
  await writes.send(new PutUserPolicyCommand({ UserName: 'ada', PolicyName: 'own', PolicyDocument }));
  await writes.send(new TagUserCommand({ UserName: 'ada', Tags: [{ Key: 'team', Value: 'blue' }] }));
  await writes.send(new CreateLoginProfileCommand({ UserName: 'ada', Password: 'Correct-Horse-7' }));
  await writes.send(new CreateAccessKeyCommand({ UserName: 'ada' }));
  return PolicyArn;
}

function expectLists(endpoint: () => Connection): void {
  it('lists users with groups, groups with counts, and what the report says', async () => {
    const connection = endpoint();
    await smallAccount(connection);
    const accounts = new Accounts();
    const users = await accounts.users(connection, { refresh: false });
    expect(calls['users.list'].output.parse(users)).toEqual(users);
    expect(users).toMatchObject({
      groupsError: null,
      users: [
        { name: 'ada', path: '/team/', passwordLastUsedAt: null },
        { name: 'bo', path: '/', groups: [] },
      ],
    });
    expect([...(users.users[0]?.groups ?? [])].sort()).toEqual(['auditors', 'developers']);

    const groups = await accounts.groups(connection, { refresh: false });
    expect(calls['groups.list'].output.parse(groups)).toEqual(groups);
    const byName = new Map(groups.groups.map((group) => [group.name, group]));
    expect(byName.get('developers')).toMatchObject({ members: 1, policies: 2 });
    expect(byName.get('auditors')).toMatchObject({ members: 1, policies: 0 });

    const report = await accounts.credentialReport(connection, { refresh: false });
    expect(calls['users.credentialReport'].output.parse(report)).toEqual(report);
    expect(report.users.map(({ name }) => name)).toEqual(['ada', 'bo']);
    expect(report.users[0]?.facts).toMatchObject({ consoleAccess: true, mfa: false });
    expect(report.users[0]?.facts.accessKeys).toMatchObject([{ active: true }]);
    expect(report.users[1]?.facts).toMatchObject({ consoleAccess: false, accessKeys: [] });
    // The report's dates are whole seconds; moto's other answers have milliseconds.
    for (const [index, { createdAt }] of report.users.entries())
      expect(`${users.users[index]?.createdAt.slice(0, 19) ?? ''}.000Z`).toBe(createdAt);

    const { facts, missingPermissions } = await credentialFacts(
      connection.reads,
      ['ada', 'bo', 'nobody'],
      now,
    );
    expect(missingPermissions).toEqual([]);
    expect(Object.keys(facts)).toEqual(['ada', 'bo']);
    expect(facts['ada']).toMatchObject({ consoleAccess: true, mfa: false, accessKeys: [{ active: true }] });
    expect(facts['bo']).toMatchObject({ consoleAccess: false, mfa: false, accessKeys: [] });
  });
}

function expectPages(endpoint: () => Connection): void {
  it('reads a user, a group and a policy whole', async () => {
    const connection = endpoint();
    const arn = await smallAccount(connection);
    const client = connection.reads;
    const user = await userDetails(client, 'ada');
    expect(calls['users.read'].output.parse(user)).toEqual(user);
    expect(user).toMatchObject({
      name: 'ada',
      path: '/team/',
      arn: 'arn:aws:iam::123456789012:user/team/ada',
      tags: [{ key: 'team', value: 'blue' }],
      permissions: { attachedPolicies: [{ arn, name: 'reports' }] },
    });
    expect(user.groupPolicies.find(({ group }) => group === 'developers')).toEqual({
      group: 'developers',
      attachedPolicies: [{ arn, name: 'reports' }],
      inlinePolicies: ['inline'],
    });

    const group = await groupDetails(client, 'developers');
    expect(calls['groups.read'].output.parse(group)).toEqual(group);
    expect(group).toMatchObject({ members: [{ name: 'ada' }], attachedPolicies: [{ arn }] });
    expect(JSON.parse(group.inlinePolicies[0]?.document ?? '')).toEqual(document);

    const policy = await policyDetails(client, arn);
    expect(calls['policies.read'].output.parse(policy)).toEqual(policy);
    expect(policy).toMatchObject({
      name: 'reports',
      type: 'Customer managed',
      description: 'Reads reports',
      attachmentCount: 2,
      defaultVersionId: 'v2',
      versions: [
        { id: 'v2', isDefault: true },
        { id: 'v1', isDefault: false },
      ],
    });
    expect(JSON.parse(await policyDocument(client, arn, 'v1'))).toEqual(document);
    expect(await policyEntities(client, arn)).toEqual(
      expect.arrayContaining([
        { kind: 'User group', name: 'developers', usedAs: 'Permissions policy' },
        { kind: 'User', name: 'ada', usedAs: 'Permissions policy' },
      ]),
    );
  });
}

describe('on the practice account', () => {
  const endpoint = () => practiceConnection().connection;
  expectLists(endpoint);
  expectPages(endpoint);

  it('tells who is bounded by a policy, and who has it', async () => {
    const connection = endpoint();
    const { Policy: policy } = await connection.writes.send(
      new CreatePolicyCommand({ PolicyName: 'limits', PolicyDocument }),
    );
    const arn = policy?.Arn ?? '';
    await connection.writes.send(new CreateUserCommand({ UserName: 'ada', PermissionsBoundary: arn }));
    expect(await policyEntities(connection.reads, arn)).toEqual([
      { kind: 'User', name: 'ada', usedAs: 'Permissions boundary' },
    ]);
    expect(await policyDetails(connection.reads, arn)).toMatchObject({ boundaryCount: 1 });
  });

  it('waits for a report that is being made, and gives up in the end', async () => {
    let at = Date.parse('2026-03-02T10:00:05Z');
    const { connection } = practiceConnection({ reportMs: 30_000, clock: () => at });
    const waited: number[] = [];
    const sleep = (ms: number) => {
      waited.push(ms);
      at += ms;
      return Promise.resolve();
    };
    const report = await new Accounts({ sleep }).credentialReport(connection, { refresh: false });
    expect(report.generatedAt).toBe('2026-03-02T10:00:05.000Z');
    expect(waited.length).toBeGreaterThan(3);

    const slow = practiceConnection({ reportMs: 3_600_000, clock: () => at });
    const error = await failureOf(
      new Accounts({ sleep }).credentialReport(slow.connection, { refresh: false }),
    );
    expect(error).toMatchObject({ kind: 'conflict', call: 'GetCredentialReport' });
  });

  it('keeps lists until they are refreshed or forgotten, and tells how far a reading is', async () => {
    const { connection } = practiceConnection();
    const told: [number, number | null][] = [];
    const accounts = new Accounts({ onUsersProgress: ({ read, total }) => told.push([read, total]) });
    const count = async (refresh: boolean) => (await accounts.users(connection, { refresh })).users.length;
    expect(await count(false)).toBe(0);
    await connection.writes.send(new CreateUserCommand({ UserName: 'ada' }));
    expect(await count(false)).toBe(0);
    told.length = 0;
    expect(await count(true)).toBe(1);
    expect(told[0]).toEqual([0, null]);
    expect(told.at(-1)).toEqual([1, 1]);
    await connection.writes.send(new CreateUserCommand({ UserName: 'bo' }));
    accounts.forget(connection.identity.account);
    expect(await count(false)).toBe(2);
  });

  it('says what is not there', async () => {
    const { reads } = endpoint();
    expect(await failureOf(userDetails(reads, 'nobody'))).toMatchObject({ kind: 'not-found' });
    expect(await failureOf(groupDetails(reads, 'nobody'))).toMatchObject({ kind: 'not-found' });
    const none = 'arn:aws:iam::123456789012:policy/none';
    expect(await failureOf(policyDetails(reads, none))).toMatchObject({ kind: 'not-found' });
    expect(await failureOf(policyEntities(reads, none))).toMatchObject({ kind: 'not-found' });
  });
});

describeWithMoto('on moto_server, lists', {}, (moto) => {
  expectLists(() => emulatorConnection(moto().url));
});

describeWithMoto('on moto_server, pages', {}, (moto) => {
  expectPages(() => emulatorConnection(moto().url));
});
