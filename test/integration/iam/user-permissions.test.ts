import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { userPermissions } from '../../../electron/iam/user-permissions.ts';
import type { Connection } from '../../../electron/profiles/connection.ts';
import { userPermissionsSchema } from '../../../shared/accounts/user-permissions.ts';
import { describeWithMoto } from '../../support/with-moto.ts';
import { failureOf } from '../profiles/profiles-fixture.ts';
import { emulatorConnection, practiceConnection } from './iam-fixture.ts';

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::100%25-reports/*' }],
};

/** A user with two groups, a policy, two inline policies and, where the endpoint knows them, a boundary. */
async function createAda({ writes }: Connection): Promise<{ arn: string }> {
  const PolicyDocument = JSON.stringify(document);
  const { Policy: policy } = await writes.send(
    new CreatePolicyCommand({ PolicyName: 'reports', PolicyDocument }),
  );
  const arn = policy?.Arn ?? '';
  await writes.send(new CreateUserCommand({ UserName: 'ada', PermissionsBoundary: arn }));
  for (const GroupName of ['developers', 'auditors']) {
    await writes.send(new CreateGroupCommand({ GroupName }));
    await writes.send(new AddUserToGroupCommand({ UserName: 'ada', GroupName }));
  }
  await writes.send(new AttachUserPolicyCommand({ UserName: 'ada', PolicyArn: arn }));
  for (const PolicyName of ['own', 'other'])
    await writes.send(new PutUserPolicyCommand({ UserName: 'ada', PolicyName, PolicyDocument }));
  return { arn };
}

async function readsAda(connection: Connection): Promise<void> {
  const { arn } = await createAda(connection);
  const found = await userPermissions(connection.reads, 'ada');
  expect(userPermissionsSchema.parse(found)).toEqual(found);
  expect(found.userName).toBe('ada');
  expect([...found.groups].sort()).toEqual(['auditors', 'developers']);
  expect(found.attachedPolicies).toEqual([{ arn, name: 'reports' }]);
  expect(found.inlinePolicies.map(({ name }) => name).sort()).toEqual(['other', 'own']);
  for (const policy of found.inlinePolicies) expect(JSON.parse(policy.document)).toEqual(document);
}

describe('what a user of the practice account may do', () => {
  it('is read whole, with the boundary', async () => {
    const { connection } = practiceConnection();
    await readsAda(connection);
    const { boundaryArn } = await userPermissions(connection.reads, 'ada');
    expect(boundaryArn).toBe('arn:aws:iam::123456789012:policy/reports');
  });

  it('is nothing for a user who has nothing', async () => {
    const { connection } = practiceConnection();
    await connection.writes.send(new CreateUserCommand({ UserName: 'bo' }));
    expect(await userPermissions(connection.reads, 'bo')).toEqual({
      userName: 'bo',
      groups: [],
      attachedPolicies: [],
      inlinePolicies: [],
      boundaryArn: null,
    });
  });

  it('is “not-found” for nobody', async () => {
    const { connection } = practiceConnection();
    const error = await failureOf(userPermissions(connection.reads, 'nobody'));
    expect(error).toMatchObject({ kind: 'not-found', code: 'NoSuchEntity', call: 'GetUser' });
  });
});

// moto_server knows no permissions boundaries of users.
describeWithMoto('what a user of moto_server may do', {}, (moto) => {
  it('is read, less the boundary', async () => {
    await readsAda(emulatorConnection(moto().url));
  });
});
