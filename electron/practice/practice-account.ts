import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Catalogue } from './catalogue.ts';
import { operationOf, type Service, serviceOf } from './dispatch.ts';
import { AwsError } from './errors.ts';
import { base32, type RandomBytes } from './identifiers.ts';
import type { Caller } from './operation.ts';
import type { Form } from './parameters.ts';
import { type AccessKey, AccountState, keyOf, type PracticeState, practiceStateSchema } from './state.ts';
import { type Rate, TokenBucket } from './throttle.ts';
import { errorBody, successBody } from './xml.ts';

/** What a practice account is made of. */
export interface PracticeAccountOptions {
  readonly catalogue: Catalogue;
  /** Milliseconds since the epoch; the system's clock when left out. */
  readonly clock?: () => number;
  /** The system's CSPRNG when left out. */
  readonly random?: RandomBytes;
  /** How far reads are behind, in milliseconds, as IAM's are; 0 when left out. */
  readonly lagMs?: number;
  /**
   * For how long after a user's deletion its name, made again, is refused changes to MFA devices with
   * EntityTemporarilyUnmodifiable, in milliseconds; 0 when left out.
   */
  readonly settleMs?: number;
  /** How long each call takes at least, in milliseconds; 0 when left out. */
  readonly latencyMs?: number;
  /** How many mutating calls are let through; all when left out. */
  readonly rate?: Rate;
  /** How long a credential report takes to be made, in milliseconds; 0 when left out. */
  readonly reportMs?: number;
}

/** The answer to a call. */
export interface PracticeAnswer {
  readonly status: number;
  /** XML. */
  readonly body: string;
  readonly requestId: string;
}

/** An access key, as whoever checks signatures needs it. */
export interface IssuedKey {
  readonly userName: string;
  readonly secret: string;
  /** `unknown` while the key is too new for readers to see. */
  readonly status: AccessKey['status'] | 'unknown';
}

const administrator: Caller = { kind: 'administrator' };

/**
 * An IAM and STS in memory: account 123456789012 in partition aws. It answers as AWS does, in codes, statuses
 * and messages, and evaluates no policies: whoever calls may do everything.
 */
export class PracticeAccount {
  readonly #catalogue: Catalogue;
  readonly #clock: () => number;
  readonly #random: RandomBytes;
  readonly #lagMs: number;
  readonly #settleMs: number;
  readonly #latencyMs: number;
  readonly #bucket: TokenBucket | undefined;
  readonly #reportMs: number;
  #state: AccountState;
  #changed: () => Promise<void> = () => Promise.resolve();

  constructor(options: PracticeAccountOptions) {
    this.#catalogue = options.catalogue;
    this.#clock = options.clock ?? Date.now;
    this.#random = options.random ?? randomBytes;
    this.#lagMs = options.lagMs ?? 0;
    this.#settleMs = options.settleMs ?? 0;
    this.#latencyMs = options.latencyMs ?? 0;
    this.#bucket = options.rate && new TokenBucket(options.rate);
    this.#reportMs = options.reportMs ?? 0;
    this.#state = new AccountState(this.#lagMs, this.#settleMs);
  }

  /**
   * An account in the state that {@link toState} gave.
   * @throws ZodError when it is no such state
   */
  static fromState(state: unknown, options: PracticeAccountOptions): PracticeAccount {
    const account = new PracticeAccount(options);
    account.#state = AccountState.fromDocument(
      practiceStateSchema.parse(state),
      account.#lagMs,
      account.#settleMs,
    );
    return account;
  }

  /** Everything the account knows, secrets included, fit for JSON. */
  toState(): PracticeState {
    return this.#state.toDocument();
  }

  /** The moment that the account takes for now, in milliseconds. */
  now(): number {
    return this.#clock();
  }

  /** Whom to tell of a change. The answer to a change waits for what this returns. */
  onChange(listener: () => Promise<void>): void {
    this.#changed = listener;
  }

  /** Answers a call with the account's latency, rate and lag. */
  async call(form: Form, caller: Caller = administrator): Promise<PracticeAnswer> {
    if (this.#latencyMs > 0) await sleep(this.#latencyMs);
    const now = this.#clock();
    const service = serviceOf(form);
    const action = form.get('Action') ?? '';
    if (service.operations.get(action)?.writes === true && this.#bucket?.take(now) === false) {
      return this.#refusal(service, new AwsError('Throttling', 400, 'Rate exceeded'));
    }
    const { answer, changed } = await this.#perform(service, form, caller, now);
    if (changed) await this.#changed();
    return answer;
  }

  /**
   * Answers a call as if it were made at the moment `at` (milliseconds), without latency or rate, and tells
   * nobody of the change: for filling an account.
   */
  async perform(form: Form, at: number, caller: Caller = administrator): Promise<PracticeAnswer> {
    const { answer } = await this.#perform(serviceOf(form), form, caller, at);
    return answer;
  }

  async #perform(
    service: Service,
    form: Form,
    caller: Caller,
    now: number,
  ): Promise<{ readonly answer: PracticeAnswer; readonly changed: boolean }> {
    try {
      const operation = operationOf(service, form);
      const result = await operation.run(form, this.#state, {
        now,
        date: Math.floor(now / 1000) * 1000,
        caller,
        catalogue: this.#catalogue,
        random: this.#random,
        reportMs: this.#reportMs,
      });
      const requestId = this.#requestId();
      const body = successBody(service.namespace, form.get('Action') ?? '', result, requestId);
      return { answer: { status: 200, body, requestId }, changed: operation.writes };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return { answer: this.#refusal(service, error), changed: false };
    }
  }

  /** The answer that refuses a call before it reaches an operation. */
  refuse(form: Form, error: AwsError): PracticeAnswer {
    return this.#refusal(serviceOf(form), error);
  }

  #refusal(service: Service, error: AwsError): PracticeAnswer {
    const requestId = this.#requestId();
    return { status: error.status, body: errorBody(service.namespace, error, requestId), requestId };
  }

  /** The key with that id, if this account issued it. */
  issuedKey(id: string): IssuedKey | undefined {
    const key = this.#state.accessKeys.get(id);
    const user = key && this.#state.users.get(key.user);
    if (key === undefined || user === undefined) return undefined;
    const seen = this.#state.seenAt(this.#clock()).accessKeys.get(id);
    return { userName: user.name, secret: key.secret, status: seen?.status ?? 'unknown' };
  }

  /** Whether this account issued the key and has deleted it since. */
  isDeletedKey(id: string): boolean {
    return this.#state.deletedKeys.has(id);
  }

  /** Notes that a key signed a call, for GetAccessKeyLastUsed. `at` is in milliseconds. */
  recordKeyUse(id: string, service: string, region: string, at: number = this.#clock()): void {
    const key = this.#state.accessKeys.get(id);
    if (key === undefined) return;
    const date = Math.floor(at / 1000) * 1000;
    this.#state.accessKeys.set(id, { ...key, lastUsed: { at: date, service, region } }, at);
  }

  /** Notes that a user signed in to the console, for PasswordLastUsed. `at` is in milliseconds. */
  recordSignIn(userName: string, at: number): void {
    const user = this.#state.users.get(keyOf(userName));
    if (user === undefined) return;
    const date = Math.floor(at / 1000) * 1000;
    this.#state.users.set(keyOf(userName), { ...user, passwordLastUsed: date }, at);
  }

  /**
   * Assigns a device that only the AWS console can assign: a passkey, or a hardware token with what its maker knows of
   * it. `at` is in milliseconds.
   */
  registerDevice(
    userName: string,
    device: { readonly kind: 'hardware' | 'passkey'; readonly serial: string },
    at: number,
  ): void {
    const user = this.#state.users.get(keyOf(userName));
    if (user === undefined) return;
    const { kind, serial } = device;
    const date = Math.floor(at / 1000) * 1000;
    const assigned = { user: keyOf(userName), enabled: date };
    const seed = base32(this.#random(20));
    const made = { serial, kind, name: serial, created: date, seed, tags: [], ...assigned };
    this.#state.mfaDevices.set(keyOf(serial), made, at);
    const mfaDevices = [...user.mfaDevices, serial];
    this.#state.users.set(keyOf(userName), { ...user, mfaDevices }, at);
  }

  /** Empties the account. */
  async reset(): Promise<void> {
    this.#state = new AccountState(this.#lagMs, this.#settleMs);
    await this.#changed();
  }

  #requestId(): string {
    const hex = Buffer.from(this.#random(16)).toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }
}
