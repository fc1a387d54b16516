import { CreateAccessKeyCommand, CreateLoginProfileCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import type { AccountKey } from '../../../shared/accounts/account-key.ts';
import { Failure } from '../../../shared/errors.ts';
import { catalogueOf } from '../../../electron/practice/catalogue.ts';
import { PracticeAccount } from '../../../electron/practice/practice-account.ts';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import { CredentialsOfUsers } from '../../../electron/user-credentials/user-credentials.ts';
import { FaultyWorld } from '../runs/faulty-world.ts';
import { clientsOver, identityAt, TestClock } from '../runs/runs-bench.ts';

export const oldPassword = 'The-Old-Password-1';
const { account: accountKey } = identityAt('practice');
export const maria = { account: accountKey, userName: 'maria' };

/** The service over an account with maria, her console password and one access key, made a minute ago. */
export interface UsersBench {
  account: PracticeAccount;
  world: FaultyWorld;
  clock: TestClock;
  users: CredentialsOfUsers;
  keyId: string;
  /** The accounts that were forgotten. */
  forgotten: AccountKey[];
  /** Past the faulty world. */
  colleague: ReturnType<typeof clientsOver>;
}

export async function usersBench(lagMs = 0): Promise<UsersBench> {
  const clock = new TestClock();
  const account = new PracticeAccount({ catalogue: catalogueOf([]), clock: () => clock.now, lagMs });
  const colleague = clientsOver(practiceRequestHandler(account));
  await colleague.writes.send(new CreateUserCommand({ UserName: 'maria' }));
  await colleague.writes.send(new CreateLoginProfileCommand({ UserName: 'maria', Password: oldPassword }));
  const { AccessKey } = await colleague.writes.send(new CreateAccessKeyCommand({ UserName: 'maria' }));
  clock.now += 60_000;
  const world = new FaultyWorld(practiceRequestHandler(account));
  const connection = { identity: identityAt('practice'), ...clientsOver(world.process().handler) };
  const forgotten: AccountKey[] = [];
  const users = new CredentialsOfUsers({
    profiles: {
      connection: () => Promise.resolve(connection),
      connectionFor: (wanted) =>
        wanted.endpoint === 'practice'
          ? Promise.resolve(connection)
          : Promise.reject(new Failure({ kind: 'conflict', message: 'Another account is chosen.' })),
    },
    accounts: { forget: (forgot) => void forgotten.push(forgot) },
    sleep: clock.sleep,
  });
  return { account, world, clock, users, keyId: AccessKey?.AccessKeyId ?? '', forgotten, colleague };
}
