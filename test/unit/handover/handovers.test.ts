import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Handovers } from '../../../electron/handover/handovers.ts';
import type { HandoverRuns, HandoverUser } from '../../../electron/handover/handover-runs.ts';
import { sampleOf } from '../../support/schema-samples.ts';
import { runSchema, type Run } from '../../../shared/runs/run.ts';

const letters = Array.from('abcXYZ0189_+=,.@-');
const userName = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 64 });
/** As AWS takes them; long enough that a draft does not have them by chance. */
const secret = fc.string({ unit: 'grapheme-ascii', minLength: 12, maxLength: 128 });

/** Runs that know one user with these credentials. */
function runsWith(user: HandoverUser): HandoverRuns {
  return {
    handoverGroup: () =>
      Promise.resolve({
        account: { partition: 'aws', accountId: '123456789012', endpoint: 'aws' },
        alias: 'northwind',
        users: [user],
      }),
    recordHandover: () => Promise.resolve(sampleOf(runSchema) as Run),
  };
}

it('no mail, by link or by file, has a password or a key in it, whatever the user is called', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-drafts-'));
  await fc.assert(
    fc.asyncProperty(userName, secret, secret, async (name, password, secretAccessKey) => {
      fc.pre(!name.includes(password) && !name.includes(secretAccessKey));
      const accessKeyId = 'AKIAIOSFODNN7EXAMPLE';
      const links: string[] = [];
      const handovers = new Handovers({
        runs: runsWith({
          rowId: 'row',
          userName: name,
          items: ['password', 'accessKey', 'instructions', 'mfa'],
          passwordReset: true,
          mfaAssigned: false,
          credentials: { userName: name, password, accessKeyId, secretAccessKey },
          secretNames: {},
        }),
        chooseFolder: () => Promise.resolve(folder),
        askAboutExisting: () => Promise.resolve('replace'),
        openLink: (url) => {
          links.push(url);
          return Promise.resolve();
        },
        onProgress: () => undefined,
      });
      const chosen = { runId: 'run', signInBy: 'alias' } as const;
      await handovers.openDraft({ ...chosen, rowId: 'row', to: '' });
      await handovers.saveDrafts({ ...chosen, rowIds: ['row'] });
      const files = await readdir(folder);
      expect([links.length, files.length]).toEqual([1, 1]);
      const eml = await readFile(join(folder, files[0] ?? ''), 'utf8');
      await rm(join(folder, files[0] ?? ''));
      const unfolded = eml.replaceAll('=\r\n', '');
      for (const text of [links[0] ?? '', decodeURIComponent(links[0] ?? ''), eml, unfolded])
        for (const one of [password, secretAccessKey, accessKeyId]) {
          expect(text).not.toContain(one);
          expect(text).not.toContain(encodeURIComponent(one));
          expect(text).not.toContain(Buffer.from(one).toString('base64').slice(0, 12));
        }
    }),
    { numRuns: 60 },
  );
  await rm(folder, { recursive: true });
});
