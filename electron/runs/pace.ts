import type { GatehouseError } from '../../shared/errors.ts';
import { StopRun } from './stop-run.ts';

/** Why the whole run waits, as the result shows it; `undefined` when it goes on. */
export type OnWaiting = (why: string | undefined) => void;

export interface PaceOptions {
  /** Waits that many milliseconds; throws `StopRun` as soon as the run is to stop. */
  wait: (ms: number) => Promise<void>;
  randomInt: (below: number) => number;
  onWaiting: OnWaiting;
}

const startsWith = 2;
const atMost = 10;
const longestPause = 20_000;
/** Refusals in a row, with growing pauses between them, after which the run stops: about three minutes. */
const patience = 12;
/** Milliseconds between probes of a network that is gone; about ten minutes altogether. */
const probePauses = [1_000, 2_000, 4_000, 8_000, 15_000, ...Array.from({ length: 19 }, () => 30_000)];

/**
 * How many calls of a run may be out at once: few at first, more while AWS accepts them, half as many when it says slow
 * down. Then, and while the network is gone, the whole run waits.
 */
export class Pace {
  readonly #options: PaceOptions;
  readonly #queue: (() => void)[] = [];
  #limit = startsWith;
  #out = 0;
  #acceptedAtLimit = 0;
  #refusals = 0;
  /** Calls that were sent before the last pause say nothing about the pace after it. */
  #era = 0;
  #pause: Promise<void> | undefined;

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  /** How many calls may be out at present. */
  get limit(): number {
    return this.#limit;
  }

  /** Runs `send` when there is room for another call. */
  async inTurn<Value>(send: (era: number) => Promise<Value>): Promise<Value> {
    await this.#pause;
    while (this.#out >= this.#limit) {
      await new Promise<void>((resolve) => this.#queue.push(resolve));
      await this.#pause;
    }
    this.#out += 1;
    try {
      return await send(this.#era);
    } finally {
      this.#out -= 1;
      this.#next();
    }
  }

  /** AWS took a call. */
  accepted(era: number): void {
    if (era !== this.#era) return;
    this.#refusals = 0;
    this.#acceptedAtLimit += 1;
    if (this.#acceptedAtLimit < this.#limit || this.#limit >= atMost) return;
    this.#limit += 1;
    this.#acceptedAtLimit = 0;
    this.#next();
  }

  /** AWS said slow down: resolves when the run may go on; throws `StopRun` when AWS has said so for minutes. */
  async throttled(era: number, error: GatehouseError): Promise<void> {
    if (era === this.#era) {
      this.#refusals += 1;
      if (this.#refusals > patience) throw new StopRun(error);
      this.#limit = Math.max(1, Math.floor(this.#limit / 2));
      const longest = Math.min(longestPause, 500 * 2 ** this.#refusals);
      const ms = longest / 2 + this.#options.randomInt(longest / 2);
      this.#all('AWS asks to slow down (“Rate exceeded”). The run waits a moment.', () =>
        this.#options.wait(ms),
      );
    }
    await this.#pause;
  }

  /** The network is gone: resolves when `isBack`; throws `StopRun` when it is gone for about ten minutes. */
  async offline(error: GatehouseError, isBack: () => Promise<boolean>): Promise<void> {
    if (this.#pause === undefined)
      this.#all('There is no connection to AWS. The run goes on when it is back.', async () => {
        for (const ms of probePauses) {
          await this.#options.wait(ms);
          if (await isBack()) return;
        }
        throw new StopRun(error);
      });
    await this.#pause;
  }

  /** Lets everybody who waits for room look again; for a run that is to stop. */
  wakeAll(): void {
    for (const resolve of this.#queue.splice(0)) resolve();
  }

  #all(why: string, during: () => Promise<void>): void {
    this.#era += 1;
    this.#acceptedAtLimit = 0;
    this.#options.onWaiting(why);
    const pause = during().finally(() => {
      this.#pause = undefined;
      this.#options.onWaiting(undefined);
    });
    // Whoever waits for it gets the rejection; without anybody it is nobody's.
    pause.catch(() => undefined);
    this.#pause = pause;
  }

  #next(): void {
    if (this.#out < this.#limit) this.#queue.shift()?.();
  }
}
