import { CreateUserCommand, paginateListVirtualMFADevices, type IAMClient } from '@aws-sdk/client-iam';
import type { HttpHandler, HttpRequest } from '@smithy/protocol-http';
import { HOTP, Secret } from 'otpauth';
import type { Identity } from '../../../shared/accounts/identity.ts';
import { Failure, type GatehouseError } from '../../../shared/errors.ts';
import { signInUrl } from '../../../shared/rules/partitions.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { createClients } from '../../../electron/iam/clients.ts';
import { Devices } from '../../../electron/mfa/devices.ts';
import type { EnrolmentTarget } from '../../../electron/mfa/enrolment-journal.ts';
import { Enrolments } from '../../../electron/mfa/enrolments.ts';
import type { MfaEvent, MfaRuns, MfaTarget } from '../../../electron/mfa/mfa-runs.ts';
import { RecentChanges } from '../../../electron/mfa/recent-changes.ts';
import { catalogueOf } from '../../../electron/practice/catalogue.ts';
import { PracticeAccount } from '../../../electron/practice/practice-account.ts';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import type { Connection } from '../../../electron/profiles/connection.ts';

/** A clock that only the test and the code's own pauses move. */
export class TestClock {
  now = Date.UTC(2026, 10, 23, 12, 0, 5);

  readonly sleep = (ms: number): Promise<void> => {
    this.now += ms;
    return Promise.resolve();
  };
}

/** What a network can do to a call: pass it, lose it on the way to AWS, or lose AWS's answer. */
type Fate = 'pass' | 'lost request' | 'lost answer';

/** A request handler that loses what it is told to, and notes what reached AWS. */
export class Network {
  /** The calls that reached AWS, in order. */
  readonly calls: string[] = [];
  readonly #handler: HttpHandler;
  readonly #fates: { call: string; fate: Fate }[] = [];
  #down = false;

  constructor(handler: HttpHandler) {
    this.#handler = handler;
  }

  /** The next such calls meet these fates, one each. */
  next(call: string, ...fates: Fate[]): void {
    this.#fates.push(...fates.map((fate) => ({ call, fate })));
  }

  /** From now on nothing gets through, or all does again. */
  down(isDown: boolean): void {
    this.#down = isDown;
  }

  get handler(): HttpHandler {
    return {
      ...this.#handler,
      handle: async (request: HttpRequest, options) => {
        const call = new URLSearchParams(String(request.body)).get('Action') ?? '';
        const index = this.#fates.findIndex((one) => one.call === call);
        const [found] = index < 0 ? [] : this.#fates.splice(index, 1);
        if (this.#down || found?.fate === 'lost request') throw lost();
        const answer = await this.#handler.handle(request, options);
        this.calls.push(call);
        if (found?.fate === 'lost answer') throw lost();
        return answer;
      },
    };
  }
}

function lost(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}

/** A run whose journals are arrays, one a row: what is in them survives a "restart" of the enrolments. */
export class RunInMemory implements MfaRuns {
  readonly #journals = new Map<string, MfaEvent[]>();
  readonly #target: Pick<MfaTarget, 'account' | 'alias' | 'userName'>;
  /** Called before an event is kept; what it throws is what a full disk would. */
  beforeRecord: (event: MfaEvent) => void = () => undefined;

  constructor(target: Pick<MfaTarget, 'account' | 'alias' | 'userName'>) {
    this.#target = target;
  }

  /** The journal of {@link row}. */
  get journal(): MfaEvent[] {
    return this.#journalOf(row.rowId);
  }

  mfaTarget(_runId: string, rowId: string): Promise<MfaTarget> {
    const last = this.#journalOf(rowId).at(-1);
    if (last?.kind === 'enabled') return Promise.resolve({ ...this.#target, mfaSerial: last.serialNumber });
    if (last === undefined || last.kind === 'deleted') return Promise.resolve(this.#target);
    return Promise.resolve({ ...this.#target, leftover: last.serialNumber });
  }

  recordMfa(_runId: string, rowId: string, event: MfaEvent): Promise<Run> {
    try {
      this.beforeRecord(event);
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
    this.#journalOf(rowId).push(event);
    return Promise.resolve(this.#run());
  }

  #journalOf(rowId: string): MfaEvent[] {
    const journal = this.#journals.get(rowId) ?? [];
    this.#journals.set(rowId, journal);
    return journal;
  }

  #run(): Run {
    const { account, userName } = this.#target;
    return {
      header: {
        id: 'run',
        account,
        profileName: 'test',
        signInUrl: signInUrl(account, undefined),
        startedAt: '2026-11-23T12:00:00.000Z',
        state: 'finished',
        secretsKept: true,
        exported: true,
        counts: {
          users: 1,
          usersDone: 1,
          existing: 0,
          existingDone: 0,
          usersFailed: 0,
          entitiesFailed: 0,
          calls: 1,
          callsDone: 1,
        },
      },
      newEntities: [],
      rows: [
        {
          id: 'row',
          userName,
          state: 'done',
          steps: [],
          consoleAccess: true,
          passwordReset: false,
          handover: [],
          secrets: [],
          notes: [],
        },
      ],
    };
  }
}

/** All that an enrolment test needs: an account with a user, a run with a row, and the enrolments over them. */
export interface Bench {
  account: PracticeAccount;
  clock: TestClock;
  network: Network;
  runs: RunInMemory;
  connection: Connection;
  copied: string[];
  /** Enrolments as a newly started process has them: same account, same journal, empty memory. */
  restart(): Enrolments;
  /** The devices that there are, over the enrolments of the last restart. */
  devices(): Devices;
}

export const userName = 'maria';
export const row = { runId: 'run', rowId: 'row' };

interface BenchOptions {
  /** How far reads are behind, in milliseconds. */
  lagMs?: number;
  /** For how long a user name that was deleted and made again is not to be changed, in milliseconds. */
  settleMs?: number;
  alias?: string;
}

/** A bench over a practice account of its own. */
export async function practiceBench({ lagMs = 0, settleMs = 0, alias }: BenchOptions = {}): Promise<Bench> {
  const clock = new TestClock();
  const account = new PracticeAccount({
    catalogue: catalogueOf([]),
    clock: () => clock.now,
    lagMs,
    settleMs,
  });
  const network = new Network(practiceRequestHandler(account));
  const clients = createClients({
    credentials: { accessKeyId: 'AKIAADMINISTRATOR000', secretAccessKey: 'administrator' },
    region: 'us-east-1',
    requestHandler: network.handler,
  });
  const identity = identityAt('practice', alias);
  const connection = { identity, reads: clients.reads, writes: clients.writes };
  await clients.writes.send(new CreateUserCommand({ UserName: userName }));
  clock.now += lagMs;
  network.calls.length = 0;
  return { account, network, ...benchOf(connection, clock) };
}

/** What a bench has over any connection. */
export function benchOf(
  connection: Connection,
  clock: TestClock,
): Pick<Bench, 'clock' | 'runs' | 'connection' | 'copied' | 'restart' | 'devices'> {
  const { account, alias } = connection.identity;
  const runs = new RunInMemory({ account, userName, ...(alias === undefined ? {} : { alias }) });
  const copied: string[] = [];
  let ids = 0;
  let recent = new RecentChanges(() => clock.now);
  let enrolments: Enrolments | undefined;
  const shared = () => ({
    connectionFor: () => Promise.resolve(connection),
    sleep: clock.sleep,
    recent,
  });
  return {
    clock,
    runs,
    connection,
    copied,
    restart: () => {
      recent = new RecentChanges(() => clock.now);
      enrolments = new Enrolments({
        ...shared(),
        runs,
        now: () => clock.now,
        copySecret: (text) => {
          copied.push(text);
          return Promise.resolve();
        },
        newId: () => `enrolment ${(ids += 1)}`,
      });
      return enrolments;
    },
    devices: () =>
      new Devices({
        ...shared(),
        isOpenHere: (where, serialNumber) => enrolments?.isOpen(where, serialNumber) === true,
      }),
  };
}

/** Begins an enrolment in whose way nothing is. */
export async function begin(
  enrolments: Enrolments,
  deviceName: string,
  target: EnrolmentTarget = row,
): Promise<{ enrolmentId: string; serialNumber: string }> {
  const begun = await enrolments.begin({ target, deviceName });
  if (begun.outcome === 'created') return begun;
  throw new Error(`The name is taken: ${JSON.stringify(begun.taken)}`);
}

/** An administrator's identity in account 123456789012. */
export function identityAt(endpoint: string, alias?: string): Identity {
  const account = { partition: 'aws' as const, accountId: '123456789012', endpoint };
  return {
    profileId: 'test',
    profileName: 'test',
    account,
    callerArn: 'arn:aws:iam::123456789012:user/administrator',
    isRoot: false,
    region: 'us-east-1',
    signInUrl: signInUrl(account, alias),
    ...(alias === undefined ? {} : { alias }),
  };
}

/** The codes that a phone with this seed shows when its clock says `now`: the one before, and the current one. */
export function phoneCodes(base32: string, now: number): { code1: string; code2: string } {
  const secret = Secret.fromBase32(base32);
  const step = Math.floor(now / 30_000);
  return {
    code1: HOTP.generate({ secret, counter: step - 1 }),
    code2: HOTP.generate({ secret, counter: step }),
  };
}

/** Serial number and user (`-` for none) of every virtual MFA device in the account. */
export async function devicesIn(client: IAMClient): Promise<string[]> {
  const found: string[] = [];
  for await (const page of paginateListVirtualMFADevices({ client }, { AssignmentStatus: 'Any' }))
    for (const { SerialNumber = '', User } of page.VirtualMFADevices ?? [])
      found.push(`${SerialNumber} ${User?.UserName ?? '-'}`);
  return found;
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
