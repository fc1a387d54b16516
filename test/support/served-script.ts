import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CreateGroupCommand, CreatePolicyCommand, type IAMClient } from '@aws-sdk/client-iam';
import { expect, onTestFinished } from 'vitest';
import type { Snapshot } from '../../shared/accounts/snapshot.ts';
import type { Draft } from '../../shared/drafts/draft.ts';
import { plan } from '../../shared/plans/plan.ts';
import { awsFolder } from './aws-folder.ts';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from './in-process-gatehouse.ts';
import { practiceProcess } from './practice-process.ts';
import { outsideClient } from './served-account.ts';

/** The ARN of one of the account's own policies. */
export const own = (name: string): string => `arn:aws:iam::123456789012:policy/${name}`;
/** A policy's document, on several lines. */
export const document = (resource: string): string =>
  JSON.stringify(
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: resource }] },
    undefined,
    4,
  );

/** An account that is served, and Gatehouse with a profile for it. */
export interface Served {
  url: string;
  iam: IAMClient;
  app: InProcessGatehouse;
  env: NodeJS.ProcessEnv;
}

/** `npm run practice` with groups and policies, and Gatehouse with a profile for it. */
export async function served(): Promise<Served> {
  const url = await practiceProcess();
  const iam = outsideClient(url);
  for (const GroupName of ['developers', 'readers']) await iam.send(new CreateGroupCommand({ GroupName }));
  for (const PolicyName of ['deploy', 'boundary'])
    await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: document('*') }));
  const files = await awsFolder({
    config: `[profile served]\nregion = eu-central-1\nendpoint_url = ${url}\n`,
    credentials: '[served]\naws_access_key_id = AKIAOPERATOROPERATOR\naws_secret_access_key = operator\n',
  });
  const app = await inProcessGatehouse({ environment: files.env });
  onTestFinished(() => app.dispose());
  valueOf(await app.api.call('profiles.select', { profileId: 'profile:served' }));
  return { url, iam, app, env: files.env };
}

/** What the account looks like now. */
export async function snapshotOf({ app }: Served): Promise<Snapshot> {
  return valueOf(await app.api.call('account.snapshot', { refresh: true }));
}

/** The script of a draft's plan, saved, and the folder that it is to keep its credentials in. */
export async function savedScript(account: Served, of: Draft): Promise<{ path: string; folder: string }> {
  const snapshot = await snapshotOf(account);
  const { path } = valueOf(
    await account.app.api.call('exports.save', {
      draft: of,
      account: snapshot.account,
      snapshotTakenAt: snapshot.takenAt,
      planHash: plan(of, snapshot).hash,
      format: 'bash',
    }),
  );
  if (path === null) throw new Error('The script was not saved.');
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  return { path, folder: join(dirname(path), 'made by script') };
}
