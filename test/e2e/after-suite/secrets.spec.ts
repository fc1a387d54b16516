import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { e2eFolders } from '../../support/e2e-folders.ts';
import { findSecrets } from '../../support/secret-scan/find-secrets.ts';
import { formsOf } from '../../support/secret-scan/forms.ts';

const planted = 'Pl4nted&Secr3t/"+é';

for (const { name, bytes } of formsOf(planted))
  test(`a secret planted as ${name} is found`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-planted-'));
    const file = join(folder, 'deep', 'state.bin');
    await mkdir(dirname(file));
    await writeFile(file, Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]));
    const { found } = findSecrets(folder, [{ label: 'planted', secret: planted }]);
    await rm(folder, { recursive: true });
    expect(found).toContainEqual({ file, label: 'planted', form: name });
  });

test('no secret that the suite caused lies in what it left behind', async () => {
  const records = (await readdir(e2eFolders.secrets)).filter((name) => name.endsWith('.txt'));
  const secrets = await Promise.all(
    records.map(async (name) => {
      const lines = (await readFile(join(e2eFolders.secrets, name), 'utf8')).trim().split('\n');
      return lines.map((secret) => ({ label: basename(name, '.txt'), secret }));
    }),
  );
  // A short one would be found by chance.
  expect(secrets.flat().every(({ secret }) => secret.length >= 8)).toBe(true);
  expect(secrets.flat().length).toBeGreaterThan(10);
  const { files, found } = findSecrets(e2eFolders.scanned, secrets.flat());
  console.log(`looked for ${secrets.flat().length} secrets in ${files} files`);
  expect(files).toBeGreaterThan(10);
  expect(found).toEqual([]);
});
