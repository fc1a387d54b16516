import { GetUserCommand, IAMServiceException } from '@aws-sdk/client-iam';
import { Failure, type GatehouseError } from '../../shared/errors.ts';
import { toGatehouseError } from '../iam/aws-errors.ts';
import { networkProblem } from '../iam/network-errors.ts';
import type { Connection } from '../profiles/connection.ts';
import type { Pace } from './pace.ts';
import { StopRun } from './stop-run.ts';

/** `refused`: AWS did nothing. `lost`: whether AWS did anything is not known. */
export type Answer<Value> =
  | { kind: 'answered'; value: Value }
  | { kind: 'refused'; code: string; error: GatehouseError; serverTime: number | undefined }
  | { kind: 'lost'; error: GatehouseError };

/** How long to wait between looks at AWS, in milliseconds: IAM's reads lag its writes by seconds. */
const lookPauses = [500, 1_000, 2_000, 4_000, 8_000];
/** For something just made that not all of AWS's machines know yet: half a minute. */
const newPauses = [...lookPauses, 15_000];
/** For refusals that pass by themselves, which can take minutes. */
const passingPauses = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000];
/** How often a call that may be repeated is sent when no answer comes although the network is there. */
const repetitions = 6;

const credentialCodes = new Set([
  'InvalidClientTokenId',
  'UnrecognizedClient',
  'SignatureDoesNotMatch',
  'InvalidSignature',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'AuthFailure',
  'RequestExpired',
  'OptInRequired',
]);

interface Options {
  connection: Connection;
  pace: Pace;
  /** Waits that many milliseconds; throws `StopRun` as soon as the run is to stop. */
  wait: (ms: number) => Promise<void>;
  /** Throws `StopRun` when the run is to stop. */
  checkStop: () => void;
}

/** Sends a run's calls, one attempt each, at the run's pace, and tells what is known of their outcomes. */
export class AwsCalls {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The client for every call of a run, reads too: the run itself decides on each repetition. */
  get client(): Connection['writes'] {
    return this.#options.connection.writes;
  }

  /**
   * Sends a call until AWS carries it out, refuses it for good, or its answer is lost. It is sent again only where AWS
   * said that it did nothing: throttling, “try later”, and a user just made that is not known everywhere yet; with
   * `isAboutNew` also a group or policy. Throws `StopRun` only where AWS did nothing.
   */
  async send<Value>(
    call: string,
    send: () => Promise<Value>,
    { isAboutNew = false }: { isAboutNew?: boolean } = {},
  ): Promise<Answer<Value>> {
    for (let passed = 0; ;) {
      const { era, outcome } = await this.#options.pace.inTurn(async (era) => {
        this.#options.checkStop();
        return { era, outcome: await outcomeOf(call, send, isAboutNew) };
      });
      switch (outcome.kind) {
        case 'answered':
        case 'refused':
          this.#options.pace.accepted(era);
          return outcome;
        case 'lost':
          return outcome;
        case 'stop':
          throw new StopRun(outcome.error);
        case 'throttled':
          await this.#options.pace.throttled(era, outcome.error);
          break;
        case 'passes':
        case 'missing-new': {
          this.#options.pace.accepted(era);
          const pause = (outcome.kind === 'passes' ? passingPauses : newPauses)[passed];
          if (pause === undefined) return outcome.refusal;
          passed += 1;
          await this.#options.wait(pause);
        }
      }
    }
  }

  /** Sends a call that may be repeated, also when its answer is lost. Resolves to `lost` only after several. */
  async repeat<Value>(call: string, send: () => Promise<Value>): Promise<Answer<Value>> {
    for (let sent = 1; ; sent += 1) {
      const answer = await this.send(call, send);
      if (answer.kind !== 'lost' || sent === repetitions) return answer;
      await this.recover(answer.error, sent);
    }
  }

  /**
   * Reads once, without waiting for a user that AWS does not know (`refused` says so). A lost answer to a read is a
   * nuisance only, so it is read again; throws `Failure` when there is none time and again.
   */
  async read<Value>(
    call: string,
    send: () => Promise<Value>,
  ): Promise<Exclude<Answer<Value>, { kind: 'lost' }>> {
    for (let sent = 1; ; sent += 1) {
      const { era, outcome } = await this.#options.pace.inTurn(async (era) => {
        this.#options.checkStop();
        return { era, outcome: await outcomeOf(call, send, false) };
      });
      switch (outcome.kind) {
        case 'answered':
        case 'refused':
          this.#options.pace.accepted(era);
          return outcome;
        case 'passes':
        case 'missing-new':
          this.#options.pace.accepted(era);
          return outcome.refusal;
        case 'throttled':
          await this.#options.pace.throttled(era, outcome.error);
          break;
        case 'stop':
          throw new StopRun(outcome.error);
        case 'lost':
          if (sent >= repetitions) throw new Failure(outcome.error);
          await this.recover(outcome.error, sent);
      }
    }
  }

  /** Looks until `look` gives something other than `undefined`; after about 15 s of pauses once more, then no more. */
  async lookUntil<Value>(look: () => Promise<Value | undefined>): Promise<Value | undefined> {
    for (const pause of lookPauses) {
      const seen = await look();
      if (seen !== undefined) return seen;
      await this.#options.wait(pause);
    }
    return look();
  }

  /** After a lost answer: waits until the network is back, or a moment where AWS itself had failed. */
  async recover(error: GatehouseError, times: number): Promise<void> {
    if (error.kind === 'offline') await this.#options.pace.offline(error, () => this.#isOnline());
    else await this.#options.wait(Math.min(8_000, 500 * 2 ** times));
  }

  /** Whether AWS answers at all, whatever it says. */
  async #isOnline(): Promise<boolean> {
    try {
      await this.client.send(new GetUserCommand({ UserName: 'gatehouse-connection-check' }));
      return true;
    } catch (error) {
      return networkProblem(error) === undefined;
    }
  }
}

type Refusal = Extract<Answer<never>, { kind: 'refused' }>;
type Outcome<Value> =
  | Answer<Value>
  | { kind: 'throttled' | 'stop'; error: GatehouseError }
  | { kind: 'passes' | 'missing-new'; refusal: Refusal };

async function outcomeOf<Value>(
  call: string,
  send: () => Promise<Value>,
  isAboutNew: boolean,
): Promise<Outcome<Value>> {
  try {
    return { kind: 'answered', value: await send() };
  } catch (thrown) {
    return outcomeOfError(call, thrown, isAboutNew);
  }
}

function outcomeOfError(call: string, thrown: unknown, isAboutNew: boolean): Outcome<never> {
  const error = toGatehouseError(thrown, call);
  // The credentials could not be got, so that nothing was sent.
  if (thrown instanceof Failure || isCredentialsProblem(thrown)) return { kind: 'stop', error };
  if (!(thrown instanceof IAMServiceException)) return { kind: 'lost', error };
  const code = error.code ?? thrown.name;
  if (error.kind === 'throttled') return { kind: 'throttled', error };
  const status = thrown.$metadata.httpStatusCode ?? 0;
  if (status < 400 || status >= 500) return { kind: 'lost', error };
  if (error.kind === 'session-expired' || credentialCodes.has(code)) return { kind: 'stop', error };
  const date = Date.parse(thrown.$response?.headers['date'] ?? '');
  const serverTime = Number.isNaN(date) ? undefined : date;
  const refusal: Refusal = { kind: 'refused', code, error, serverTime };
  if (code === 'ConcurrentModification' || code === 'EntityTemporarilyUnmodifiable')
    return { kind: 'passes', refusal };
  // AWS does not know the user: every call of a run but the first is about one that was made a moment ago.
  if (code === 'NoSuchEntity' && (isAboutNew || /\buser\b/i.test(thrown.message)))
    return { kind: 'missing-new', refusal };
  return refusal;
}

function isCredentialsProblem(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'CredentialsProviderError';
}
