import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf } from '../../../electron/practice/catalogue.ts';
import { PracticeAccount } from '../../../electron/practice/practice-account.ts';
import { testSealer } from '../../support/in-process-gatehouse.ts';

/** A state folder with a practice account of so many users, `user-0000` and on. The app removes it in the end. */
export async function crowdedAccount(size: number): Promise<string> {
  const account = new PracticeAccount({ catalogue: catalogueOf([]) });
  for (let index = 0; index < size; index += 1) {
    const UserName = `user-${String(index).padStart(4, '0')}`;
    await account.perform(new URLSearchParams({ Action: 'CreateUser', UserName }), Date.now());
  }
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-crowded-'));
  await writeFile(join(folder, 'practice.sealed'), await testSealer.seal(JSON.stringify(account.toState())));
  return folder;
}
