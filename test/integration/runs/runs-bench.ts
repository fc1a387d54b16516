import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateGroupCommand, CreatePolicyCommand, GetUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import type { HttpHandler } from '@smithy/protocol-http';
import { parse } from 'csv-parse/sync';
import { onTestFinished } from 'vitest';
import type { Identity } from '../../../shared/accounts/identity.ts';
import { emptyDraft, type Draft, type UserSettings } from '../../../shared/drafts/draft.ts';
import { Failure, type GatehouseError } from '../../../shared/errors.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { signInUrl } from '../../../shared/rules/partitions.ts';
import type { Run, RunChange } from '../../../shared/runs/run.ts';
import { Accounts } from '../../../electron/iam/accounts.ts';
import { createClients } from '../../../electron/iam/clients.ts';
import { catalogueOf } from '../../../electron/practice/catalogue.ts';
import { isPassword } from '../../../electron/practice/passwords.ts';
import { PracticeAccount, type PracticeAccountOptions } from '../../../electron/practice/practice-account.ts';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import type { Connection } from '../../../electron/profiles/connection.ts';
import { Runs } from '../../../electron/runs/runs.ts';
import type { Sealer } from '../../../electron/storage/sealer.ts';
import { FaultyWorld, type Answers } from './faulty-world.ts';

/** A clock that only the test and the code's own pauses move. */
export class TestClock {
  now = Date.UTC(2026, 10, 23, 12, 0, 5);
  readonly sleeps: number[] = [];

  readonly sleep = (ms: number): Promise<void> => {
    this.now += ms;
    this.sleeps.push(ms);
    // A turn of the event loop, so that a pause never starves what is going on beside it.
    return new Promise((resolve) => setImmediate(resolve));
  };
}

/** Seals by turning the text around: enough to see that nothing is written in clear. */
export const testSealer: Sealer = {
  problem: null,
  seal: (text) => Promise.resolve(Buffer.from(text).reverse().toString('base64')),
  open: (sealed) => Promise.resolve(Buffer.from(sealed, 'base64').reverse().toString()),
};

export const noSealer: Sealer = {
  problem: 'There is no keyring.',
  seal: () => Promise.reject(new Error('There is no keyring.')),
  open: () => Promise.reject(new Error('There is no keyring.')),
};

const accountId = '123456789012';
export const policyArn = `arn:aws:iam::${accountId}:policy/deploy`;
export const boundaryArn = `arn:aws:iam::${accountId}:policy/boundary`;

/** An inline policy that every user of `fullDraft` gets. */
export const inlinePolicy = {
  name: 'own-reports',
  document: JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::100%25/${aws:username}/*' }],
    },
    undefined,
    4,
  ),
};

/** All that a test of runs needs: the world around an account, and a folder. */
export interface RunsBench {
  folder: string;
  world: FaultyWorld;
  clock: TestClock;
  changes: RunChange[];
  /** Why a run waited while `settled` looked on. */
  waited: Set<string>;
  copied: string[];
  csvPath: string | null;
  sealer: Sealer;
  /** The endpoint of the profile that is chosen now. */
  endpoint: string;
  /** Runs as a newly started process has them: same account, same folder, empty memory. */
  restart(): Promise<Runs>;
  planHash(draft: Draft): Promise<string>;
  start(runs: Runs, draft: Draft, customPasswords?: Record<string, string>): Promise<Run>;
  /** Resolves when nobody works on the run any more; or when the power has failed. */
  settled(runs: Runs, runId: string): Promise<Run>;
  until(isSo: () => Promise<boolean>): Promise<void>;
  /** Everything that is on the disk, as text. */
  onDisk(): Promise<string>;
}

/** A bench over a practice account. */
export interface Bench extends RunsBench {
  account: PracticeAccount;
}

export async function bench(options: Partial<PracticeAccountOptions> = {}): Promise<Bench> {
  const clock = new TestClock();
  const account = new PracticeAccount({ catalogue: catalogueOf([]), clock: () => clock.now, ...options });
  const direct = clientsOver(practiceRequestHandler(account)).writes;
  await direct.send(new CreateGroupCommand({ GroupName: 'developers' }));
  await direct.send(new CreateGroupCommand({ GroupName: 'readers' }));
  for (const PolicyName of ['deploy', 'boundary'])
    await direct.send(
      new CreatePolicyCommand({
        PolicyName,
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
        }),
      }),
    );
  clock.now += 60_000;
  return Object.assign(await benchOver(practiceRequestHandler(account), clock), { account });
}

/** A bench over whatever answers requests; `url` is where the requests go that are not answered in process. */
export async function benchOver(answers: Answers, clock = new TestClock(), url?: string): Promise<RunsBench> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-runs-'));
  const world = new FaultyWorld(answers);
  onTestFinished(async () => {
    await world.revive();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const self: RunsBench = {
    folder,
    world,
    clock,
    changes: [],
    waited: new Set(),
    copied: [],
    csvPath: join(folder, 'credentials.csv'),
    sealer: testSealer,
    endpoint: 'practice',
    async restart() {
      const { handler, openFile } = world.process();
      const { reads, writes } = clientsOver(handler, url);
      const connection = (): Connection => ({ identity: identityAt(self.endpoint), reads, writes });
      return Runs.open({
        folder: join(folder, 'runs'),
        sealer: self.sealer,
        profiles: {
          connection: () => Promise.resolve(connection()),
          connectionFor: (wanted) =>
            wanted.endpoint === self.endpoint
              ? Promise.resolve(connection())
              : Promise.reject(new Failure({ kind: 'conflict', message: 'Another account is chosen.' })),
        },
        accounts: new Accounts({ now: () => new Date(clock.now) }),
        clock: () => clock.now,
        sleep: (ms) => (world.isDead ? new Promise(() => undefined) : clock.sleep(ms)),
        randomInt: (below) => randomInt(below),
        newId: randomUUID,
        copySecret: (secret) => {
          self.copied.push(secret);
          return Promise.resolve();
        },
        chooseFile: () => Promise.resolve(self.csvPath),
        onChange: (change) => void self.changes.push(structuredClone(change)),
        openFile,
      });
    },
    async planHash(draft) {
      const { reads, writes } = clientsOver(new FaultyWorld(answers).process().handler, url);
      const connection = { identity: identityAt(self.endpoint), reads, writes };
      return plan(draft, await new Accounts().snapshot(connection, { refresh: true })).hash;
    },
    async start(runs, draft, customPasswords = {}) {
      return runs.start({ draft, planHash: await self.planHash(draft), customPasswords });
    },
    async settled(runs, runId) {
      for (;;) {
        const run = await runs.read(runId);
        if (run.header.waiting !== undefined) self.waited.add(run.header.waiting);
        const isBusy = run.header.state === 'running' || run.header.state === 'stopping';
        if (!isBusy || world.isDead) return run;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    async until(isSo) {
      while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
    },
    async onDisk() {
      const names = await readdir(join(folder, 'runs'), { recursive: true, withFileTypes: true });
      const texts = names
        .filter((entry) => entry.isFile())
        .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8'));
      return (await Promise.all(texts)).join('\n');
    },
  };
  return self;
}

/** An administrator's clients. */
export function clientsOver(
  requestHandler: HttpHandler,
  endpoint?: string,
): { reads: IAMClient; writes: IAMClient } {
  return createClients({
    credentials: { accessKeyId: 'AKIAADMINISTRATOR000', secretAccessKey: 'administrator' },
    region: 'us-east-1',
    requestHandler,
    endpoint,
  });
}

export function identityAt(endpoint: string): Identity {
  const account = { partition: 'aws' as const, accountId, endpoint };
  return {
    profileId: 'test',
    profileName: 'test',
    account,
    callerArn: `arn:aws:iam::${accountId}:user/administrator`,
    isRoot: false,
    region: 'us-east-1',
    signInUrl: signInUrl(account, undefined),
  };
}

/** A draft with everything that a user can get; `changes` replace defaults. */
export function fullDraft(names: string[], changes: Partial<UserSettings> = {}): Draft {
  const draft = emptyDraft('draft', 'none');
  return {
    ...draft,
    defaults: {
      ...draft.defaults,
      path: '/staff/',
      accessKey: true,
      resetRequired: false,
      groups: ['developers', 'readers'],
      policyArns: [policyArn],
      inlinePolicies: [inlinePolicy],
      boundaryArn,
      tags: [{ key: 'team', value: 'blue' }],
      ...changes,
    },
    users: names.map((name) => ({ id: `row-${name}`, name })),
  };
}

/** The error that a call fails with; fails itself when the call does not, or not with a `Failure`. */
export async function errorOf(call: Promise<unknown>): Promise<GatehouseError> {
  const result = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (result instanceof Failure) return result.error;
  throw new Error(`Expected a Failure, got ${String(result)}`);
}

/** One user as the account has it, less what differs between runs. */
interface UserFound {
  name: string;
  path: string;
  boundary: string | undefined;
  tags: string[];
  groups: string[];
  attached: string[];
  /** Documents by name. */
  inline: Readonly<Record<string, string>>;
  /** Whether the .csv's password is the user's. */
  passwordWorks: boolean;
  keys: number;
  /** Whether the .csv's key signs calls as the user, and is the only one. */
  keyWorks: boolean;
}

/** The account's users beside the .csv that the run gives: what must be the same however the run went. */
export async function endState(self: Bench, runs: Runs, runId: string): Promise<UserFound[]> {
  const { path } = await runs.saveCsv(runId);
  const lines = path === null ? [] : parse(await readFile(path), { columns: true });
  const { users } = self.account.toState();
  self.clock.now += 60_000;
  const found: UserFound[] = [];
  for (const user of users) {
    const line = (lines as Record<string, string>[]).find((one) => one['User name'] === user.name);
    const keyId = line?.['Access key ID'] ?? '';
    found.push({
      name: user.name,
      path: user.path,
      boundary: user.boundary,
      tags: user.tags.map(({ key, value }) => `${key}=${value}`),
      groups: [...user.groups].sort(),
      attached: user.attached,
      inline: user.inline,
      passwordWorks:
        user.loginProfile !== undefined && isPassword(user.loginProfile, line?.['Password'] ?? ''),
      keys: user.accessKeys.length,
      keyWorks:
        user.accessKeys.includes(keyId) &&
        (await callerBy(self, keyId, line?.['Secret access key'] ?? '')) === user.name,
    });
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function callerBy(
  self: Bench,
  accessKeyId: string,
  secretAccessKey: string,
): Promise<string | undefined> {
  const { writes } = createClients({
    credentials: { accessKeyId, secretAccessKey },
    region: 'us-east-1',
    requestHandler: practiceRequestHandler(self.account),
  });
  const { User } = await writes.send(new GetUserCommand({}));
  return User?.UserName;
}

/** What `endState` must give for a `fullDraft`. */
export function wanted(names: string[]): UserFound[] {
  return names.toSorted().map((name) => ({
    name,
    path: '/staff/',
    boundary: boundaryArn,
    tags: ['team=blue'],
    groups: ['developers', 'readers'],
    attached: [policyArn],
    inline: { [inlinePolicy.name]: inlinePolicy.document },
    passwordWorks: true,
    keys: 1,
    keyWorks: true,
  }));
}

/** Every secret that a row shows. */
export async function secretsOf(runs: Runs, run: Run): Promise<string[]> {
  const secrets: string[] = [];
  for (const row of run.rows)
    for (const kind of row.secrets)
      secrets.push((await runs.reveal({ runId: run.header.id, rowId: row.id, kind })).secret);
  return secrets;
}
