import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IAMClient, ListVirtualMFADevicesCommand } from '@aws-sdk/client-iam';
import { expect, it, onTestFinished } from 'vitest';
import { loadCatalogue } from '../../../electron/practice/catalogue.ts';
import { startPracticeServer } from '../../../electron/practice/server.ts';
import { emptyDraft } from '../../../shared/drafts/draft.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { awsFolder } from '../../support/aws-folder.ts';
import {
  catalogueFile,
  inProcessGatehouse,
  valueOf,
  type InProcessGatehouse,
} from '../../support/in-process-gatehouse.ts';

async function deviceNames(endpoint: string): Promise<string[]> {
  const credentials = { accessKeyId: 'AKIAOUTSIDECOLLEAGUE', secretAccessKey: 'outside' };
  const client = new IAMClient({ endpoint, region: 'us-east-1', credentials });
  const { VirtualMFADevices = [] } = await client.send(new ListVirtualMFADevicesCommand({}));
  return VirtualMFADevices.map(({ SerialNumber = '' }) => SerialNumber.replace(/^.*:mfa\//, ''));
}

/** One user created at the endpoint; gives the run and the row. */
async function createUser({ api }: InProcessGatehouse): Promise<{ runId: string; rowId: string }> {
  valueOf(await api.call('profiles.select', { profileId: 'profile:served' }));
  const snapshot = valueOf(await api.call('account.snapshot', { refresh: false }));
  const draft = { ...emptyDraft('draft', 'row'), users: [{ id: 'row', name: 'ana' }] };
  const finished = new Promise<void>((resolve) => {
    api.on('run.changed', ({ header }) => {
      if (header.state === 'finished') resolve();
    });
  });
  const input = { draft, planHash: plan(draft, snapshot).hash, customPasswords: {} };
  const { header } = valueOf(await api.call('runs.start', input));
  await finished;
  return { runId: header.id, rowId: 'row' };
}

it('deletes the MFA device of an enrolment that a crash cut off when its run is closed', async () => {
  const server = await startPracticeServer({ catalogue: loadCatalogue(catalogueFile) });
  onTestFinished(() => server.close());
  const { env } = await awsFolder({
    config: `[profile served]\nendpoint_url = ${server.url}\n`,
    credentials: '[served]\naws_access_key_id = AKIAOPERATOROPERATOR\naws_secret_access_key = operator\n',
  });
  const dataFolder = await mkdtemp(join(tmpdir(), 'gatehouse-leftover-'));
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));

  const crashed = await inProcessGatehouse({ dataFolder, environment: env });
  const row = await createUser(crashed);
  valueOf(await crashed.api.call('mfa.begin', { target: row, deviceName: 'ana' }));
  // A crash: nothing of it is told that it ends.
  expect(await deviceNames(server.url)).toEqual(['ana']);

  const restarted = await inProcessGatehouse({ dataFolder, environment: env });
  onTestFinished(() => restarted.gatehouse.shutDown());
  valueOf(await restarted.api.call('profiles.select', { profileId: 'profile:served' }));
  valueOf(await restarted.api.call('runs.saveCsv', { runId: row.runId }));
  valueOf(await restarted.api.call('runs.close', { runId: row.runId, discardCredentials: false }));
  expect(await deviceNames(server.url)).toEqual([]);
});

it('deletes the MFA device of an open enrolment when the app ends', async () => {
  const server = await startPracticeServer({ catalogue: loadCatalogue(catalogueFile) });
  onTestFinished(() => server.close());
  const { env } = await awsFolder({
    config: `[profile served]\nendpoint_url = ${server.url}\n`,
    credentials: '[served]\naws_access_key_id = AKIAOPERATOROPERATOR\naws_secret_access_key = operator\n',
  });
  const app = await inProcessGatehouse({ environment: env });
  onTestFinished(() => app.dispose());
  const row = await createUser(app);
  valueOf(await app.api.call('mfa.begin', { target: row, deviceName: 'ana' }));
  expect(await deviceNames(server.url)).toEqual(['ana']);
  await app.gatehouse.shutDown();
  expect(await deviceNames(server.url)).toEqual([]);
});
