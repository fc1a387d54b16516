import { readFile } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { awsCli, describeWithAwsCli } from '../../support/aws-cli.ts';
import { awsFolder, type AwsFolder } from '../../support/aws-folder.ts';
import { inProcessGatehouse, valueOf } from '../../support/in-process-gatehouse.ts';
import { practiceProcess } from '../../support/practice-process.ts';
import { readCsv } from '../../support/saved-csv.ts';

/** Creates users through the app's services at an endpoint, downloads the .csv and gives its path. */
async function downloadCsv(url: string, userNames: string[]): Promise<{ path: string; files: AwsFolder }> {
  const files = await awsFolder({
    config: `[profile served]\nregion = us-east-1\nendpoint_url = ${url}\n`,
    credentials: '[served]\naws_access_key_id = AKIAOPERATOROPERATOR\naws_secret_access_key = operator\n',
  });
  const app = await inProcessGatehouse({ environment: files.env });
  onTestFinished(() => app.dispose());
  valueOf(await app.api.call('profiles.select', { profileId: 'profile:served' }));
  const snapshot = valueOf(await app.api.call('account.snapshot', { refresh: false }));
  const empty = emptyDraft('draft', 'row');
  const draft: Draft = {
    ...empty,
    defaults: { ...empty.defaults, accessKey: true },
    users: userNames.map((name) => ({ id: name, name })),
  };
  const finished = new Promise<void>((resolve) => {
    app.api.on('run.changed', ({ header }) => {
      if (header.state === 'finished') resolve();
    });
  });
  const input = { draft, planHash: plan(draft, snapshot).hash, customPasswords: {} };
  const { header } = valueOf(await app.api.call('runs.start', input));
  await finished;
  const saved = valueOf(await app.api.call('runs.saveCsv', { runId: header.id }));
  if (saved.path === null) throw new Error('The .csv was not saved.');
  return { path: saved.path, files };
}

describeWithAwsCli('the AWS CLI with our .csv', () => {
  it('is answered as the key’s user, and refused with one character changed', async () => {
    const url = await practiceProcess();
    const { path } = await downloadCsv(url, ['ana', 'ben']);
    const [ana] = readCsv(path).users;
    const whoAmI = (secretAccessKey: string): Promise<string> =>
      awsCli(['sts', 'get-caller-identity', '--output', 'json', '--endpoint-url', url], {
        AWS_ACCESS_KEY_ID: ana?.accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
      });
    const secret = ana?.secretAccessKey ?? '';
    expect(JSON.parse(await whoAmI(secret))).toMatchObject({ Arn: 'arn:aws:iam::123456789012:user/ana' });
    const changed = `${secret.startsWith('a') ? 'b' : 'a'}${secret.slice(1)}`;
    await expect(whoAmI(changed)).rejects.toThrow('SignatureDoesNotMatch');
  });

  it('imports it with “aws configure import”, and the imported profiles work', async () => {
    const url = await practiceProcess();
    const { path } = await downloadCsv(url, ['ana', 'ben.o+dev@example.com']);
    const own = await awsFolder({});
    await awsCli(['configure', 'import', '--csv', `file://${path}`], own.env);

    const imported = await readFile(own.credentials, 'utf8');
    for (const user of readCsv(path).users) {
      expect(imported).toContain(user.secretAccessKey);
      const printed = await awsCli(
        ['sts', 'get-caller-identity', '--output', 'json', '--endpoint-url', url, '--profile', user.userName],
        own.env,
      );
      expect(JSON.parse(printed)).toMatchObject({ Arn: `arn:aws:iam::123456789012:user/${user.userName}` });
    }
  });
});
