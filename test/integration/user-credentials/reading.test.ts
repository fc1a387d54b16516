import {
  AttachUserPolicyCommand,
  CreateUserCommand,
  DeleteLoginProfileCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { createClients } from '../../../electron/iam/clients.ts';
import { catalogueOf } from '../../../electron/practice/catalogue.ts';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import { PracticeAccount } from '../../../electron/practice/practice-account.ts';
import { readCredentials } from '../../../electron/user-credentials/read-credentials.ts';
import { clientsOver, errorOf, identityAt } from '../runs/runs-bench.ts';
import { usersBench } from './users-fixture.ts';

describe('reading a user’s credentials', () => {
  it('tells all that AWS knows', async () => {
    const { users, account, keyId, clock } = await usersBench();
    const made = new Date(Math.floor((clock.now - 60_000) / 1000) * 1000).toISOString();
    expect(await users.read('maria')).toEqual({
      account: identityAt('practice').account,
      userName: 'maria',
      isCaller: false,
      signIn: { createdAt: made, resetRequired: false },
      passwordLastUsed: null,
      accessKeys: [
        { id: keyId, status: 'Active', createdAt: made, lastUse: { kind: 'never' }, isInUseHere: false },
      ],
      passwordPolicy: null,
      hasChangePasswordPolicy: false,
    });

    account.recordSignIn('maria', clock.now);
    account.recordKeyUse(keyId, 's3', 'eu-central-1');
    const now = new Date(Math.floor(clock.now / 1000) * 1000).toISOString();
    expect(await users.read('maria')).toMatchObject({
      passwordLastUsed: now,
      accessKeys: [{ lastUse: { kind: 'used', at: now, service: 's3', region: 'eu-central-1' } }],
    });
  });

  it('tells a user without a password, and the account’s password policy', async () => {
    const { users, colleague } = await usersBench();
    await colleague.writes.send(new DeleteLoginProfileCommand({ UserName: 'maria' }));
    await colleague.writes.send(
      new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 20, AllowUsersToChangePassword: true }),
    );
    expect(await users.read('maria')).toMatchObject({
      signIn: null,
      passwordPolicy: { minimumLength: 20, allowUsersToChange: true },
    });
  });

  it('sees IAMUserChangePassword where it is attached to the user', async () => {
    const name = 'IAMUserChangePassword';
    const arn = `arn:aws:iam::aws:policy/${name}`;
    const document = '{"Version":"2012-10-17","Statement":[]}';
    const catalogue = catalogueOf([
      { path: '/', name, arn, document, version: 'v1', created: 0, updated: 0 },
    ]);
    const requestHandler = practiceRequestHandler(new PracticeAccount({ catalogue }));
    const connection = { identity: identityAt('practice'), ...clientsOver(requestHandler) };
    await connection.writes.send(new CreateUserCommand({ UserName: 'maria' }));
    expect((await readCredentials(connection, 'maria')).hasChangePasswordPolicy).toBe(false);
    await connection.writes.send(new AttachUserPolicyCommand({ UserName: 'maria', PolicyArn: arn }));
    expect((await readCredentials(connection, 'maria')).hasChangePasswordPolicy).toBe(true);
  });

  it('knows the operator and the key that signs the calls', async () => {
    const { account, keyId } = await usersBench();
    const secretAccessKey = account.toState().accessKeys[0]?.secret ?? '';
    const { reads, writes } = createClients({
      credentials: { accessKeyId: keyId, secretAccessKey },
      region: 'us-east-1',
      requestHandler: practiceRequestHandler(account),
    });
    const identity = { ...identityAt('practice'), callerArn: 'arn:aws:iam::123456789012:user/maria' };
    expect(await readCredentials({ identity, reads, writes }, 'maria')).toMatchObject({
      isCaller: true,
      accessKeys: [{ id: keyId, isInUseHere: true }],
    });
  });

  it('names every permission that is missing', async () => {
    const { users, world } = await usersBench();
    for (const call of ['GetLoginProfile', 'ListAccessKeys', 'ListAttachedUserPolicies'])
      world.next(call, 'denied');
    const error = await errorOf(users.read('maria'));
    expect(error.kind).toBe('denied');
    expect(error.message).toContain('iam:GetLoginProfile, iam:ListAccessKeys, iam:ListAttachedUserPolicies');
  });

  it('goes on where only the last use of keys may not be read', async () => {
    const { users, world } = await usersBench();
    world.next('GetAccessKeyLastUsed', 'denied');
    expect(await users.read('maria')).toMatchObject({ accessKeys: [{ lastUse: { kind: 'unknown' } }] });
  });

  it('says that there is no such user', async () => {
    const { users } = await usersBench();
    expect(await errorOf(users.read('nobody'))).toMatchObject({ kind: 'not-found', call: 'GetUser' });
  });
});
