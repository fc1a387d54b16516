import { CreateUserCommand, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { readCredentials } from '../../../electron/user-credentials/read-credentials.ts';
import { CredentialsOfUsers } from '../../../electron/user-credentials/user-credentials.ts';
import { credentialsPlan } from '../../../shared/user-credentials/credentials-plan.ts';
import type { CredentialAction } from '../../../shared/user-credentials/credentials-purpose.ts';
import { describeWithMoto } from '../../support/with-moto.ts';
import { benchOver, identityAt, secretsOf } from '../runs/runs-bench.ts';
import { emulatorConnection } from '../iam/iam-fixture.ts';

describeWithMoto('the credentials of an existing user on moto_server', {}, (moto) => {
  it('are given, read, changed and taken away', async () => {
    await moto().reset();
    const { reads, writes } = emulatorConnection(moto().url);
    await writes.send(new CreateUserCommand({ UserName: 'maria' }));
    const connection = { identity: identityAt('practice'), reads, writes };
    const self = await benchOver(writes.config.requestHandler, undefined, moto().url);
    const runs = await self.restart();
    const { account } = connection.identity;
    const users = new CredentialsOfUsers({
      profiles: {
        connection: () => Promise.resolve(connection),
        connectionFor: () => Promise.resolve(connection),
      },
      accounts: { forget: () => undefined },
      sleep: () => Promise.resolve(),
    });

    const give = async (action: CredentialAction): Promise<string[]> => {
      const request = {
        account,
        userName: 'maria',
        action,
        passwordMode: 'generated' as const,
        resetRequired: false,
      };
      const { hash } = credentialsPlan(request, await readCredentials(connection, 'maria'));
      const { header } = await runs.startCredentials({ ...request, planHash: hash });
      const run = await self.settled(runs, header.id);
      expect(run.rows.flatMap(({ steps }) => steps.flatMap(({ error }) => error ?? []))).toEqual([]);
      return secretsOf(runs, run);
    };
    const [first] = await give('enable-sign-in');
    const [second] = await give('reset-password');
    expect(first).not.toBe(second);
    await give('create-access-key');

    const [key] = (await users.read('maria')).accessKeys;
    expect(key).toMatchObject({ status: 'Active', lastUse: { kind: 'never' }, isInUseHere: false });
    const ofMaria = { account, userName: 'maria' };
    const thatKey = { ...ofMaria, accessKeyId: key?.id ?? '' };
    await users.setAccessKeyStatus({ ...thatKey, status: 'Inactive' });
    expect((await users.read('maria')).accessKeys[0]?.status).toBe('Inactive');
    await users.deleteAccessKey(thatKey);
    await users.disableSignIn(ofMaria);
    expect(await users.read('maria')).toMatchObject({ signIn: null, accessKeys: [] });
    const left = await writes.send(new ListAccessKeysCommand({ UserName: 'maria' }));
    expect(left.AccessKeyMetadata).toEqual([]);
  });
});
