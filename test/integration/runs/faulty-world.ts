import { open } from 'node:fs/promises';
import { HttpResponse, type HttpHandler, type HttpRequest } from '@smithy/protocol-http';
import type { LogFile, OpenFile } from '../../../electron/storage/durable-log.ts';

/** What can happen to a call. `lost request`: before AWS sees it. `lost answer`: after AWS has carried it out. */
export type Fate =
  | 'lost request'
  | 'lost answer'
  | 'throttled'
  | 'failed before'
  | 'failed after'
  | 'expired'
  | 'key refused'
  | 'denied'
  | 'modifying'
  | 'unknown yet';

const refusals: Partial<Record<Fate, [status: number, code: string, message: string]>> = {
  throttled: [400, 'Throttling', 'Rate exceeded'],
  'failed before': [500, 'ServiceFailure', 'Internal failure'],
  'failed after': [500, 'ServiceFailure', 'Internal failure'],
  expired: [403, 'ExpiredToken', 'The security token included in the request is expired'],
  'key refused': [403, 'InvalidClientTokenId', 'The security token included in the request is invalid.'],
  denied: [403, 'AccessDenied', 'User is not authorized to perform the action'],
  'unknown yet': [404, 'NoSuchEntity', 'The group or policy does not exist or is not attachable.'],
  modifying: [409, 'ConcurrentModification', 'The request was rejected because multiple requests were made.'],
};

/** Whatever answers requests: the practice account in process, or the SDK's own handler. */
export type Answers = Pick<HttpHandler, 'handle'>;

const never = new Promise<never>(() => undefined);

/**
 * The network and the disk under a `Runs`: calls meet the fates that a test plans, the disk can be full, and the power
 * can fail at any moment, after which nothing moves any more.
 */
export class FaultyWorld {
  /** Every call that was sent, with what it was about and whether AWS saw it. */
  readonly calls: { call: string; form: URLSearchParams; reached: boolean }[] = [];
  /** Everything that the power can fail at, in order. */
  readonly moments: string[] = [];
  readonly #handler: Answers;
  #fates: { call: string; fate: Fate; userName: string | undefined }[] = [];
  #isDead = false;
  #isOffline = false;
  /** The power fails at this moment, counted from 1. */
  dieAt = Infinity;
  /** Writes to files whose path ends so fail with this code. */
  diskError: { end: string; code: string; after: number } | undefined;
  /** How many writes have failed so. */
  diskErrors = 0;
  /** Most calls that were out at the same time. */
  mostOut = 0;
  #out = 0;
  readonly #before = new Map<string, () => Promise<void>>();
  readonly #open = new Set<LogFile>();

  constructor(handler: Answers) {
    this.#handler = handler;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  /** The next such calls meet these fates, one each. */
  next(call: string, ...fates: Fate[]): void {
    this.#fates.push(...fates.map((fate) => ({ call, fate, userName: undefined })));
  }

  /** The next such calls about a user meet these fates, one each. */
  nextFor(userName: string, call: string, ...fates: Fate[]): void {
    this.#fates.push(...fates.map((fate) => ({ call, fate, userName })));
  }

  /** Does something once, when the next such call is on its way. */
  before(call: string, action: () => Promise<void>): void {
    this.#before.set(call, action);
  }

  offline(isOffline: boolean): void {
    this.#isOffline = isOffline;
  }

  /** The power is there again, and everything that was planned is forgotten; files of before are let go of. */
  async revive(): Promise<void> {
    this.#isDead = false;
    this.dieAt = Infinity;
    this.#fates = [];
    await Promise.allSettled([...this.#open].map((file) => file.close()));
    this.#open.clear();
  }

  /** A handler and file opener of one process: what was begun in a process that died stays dead. */
  process(): { handler: HttpHandler; openFile: OpenFile } {
    const life = { isOver: false };
    const moment = async (name: string): Promise<void> => {
      if (life.isOver) return never;
      this.moments.push(name);
      if (this.moments.length !== this.dieAt) return;
      life.isOver = true;
      this.#isDead = true;
      return never;
    };
    return {
      handler: {
        handle: (request: HttpRequest) => this.#handle(request, moment),
        updateHttpClientConfig: () => undefined,
        httpHandlerConfigs: () => ({}),
        destroy: () => undefined,
      },
      openFile: async (path, flags, mode) => this.#file(path, await open(path, flags, mode), moment, life),
    };
  }

  async #handle(
    request: HttpRequest,
    moment: (name: string) => Promise<void>,
  ): ReturnType<HttpHandler['handle']> {
    const form = new URLSearchParams(String(request.body));
    const call = form.get('Action') ?? '';
    const action = this.#before.get(call);
    this.#before.delete(call);
    await action?.();
    const index = this.#fates.findIndex(
      (one) => one.call === call && (one.userName ?? form.get('UserName')) === form.get('UserName'),
    );
    const [found] = index < 0 ? [] : this.#fates.splice(index, 1);
    const fate = this.#isOffline ? 'lost request' : found?.fate;
    const sent = { call, form, reached: false };
    this.calls.push(sent);
    this.#out += 1;
    this.mostOut = Math.max(this.mostOut, this.#out);
    try {
      const mutates = !/^(Get|List)/.test(call);
      if (mutates) await moment(`before ${call}`);
      if (fate === 'lost request') throw lost();
      const refusal = fate === undefined ? undefined : refusals[fate];
      if (refusal !== undefined && fate !== 'failed after') return refused(...refusal);
      const answer = await this.#handler.handle(request);
      sent.reached = true;
      if (mutates) await moment(`after ${call}`);
      if (fate === 'lost answer') throw lost();
      return refusal === undefined ? answer : refused(...refusal);
    } finally {
      this.#out -= 1;
    }
  }

  #file(
    path: string,
    file: LogFile,
    moment: (name: string) => Promise<void>,
    life: { isOver: boolean },
  ): LogFile {
    const name = path.split('.').at(-2) ?? '';
    this.#open.add(file);
    return {
      write: async (buffer: Uint8Array, offset: number, length: number) => {
        await moment(`before writing the ${name}`);
        const error = this.diskError;
        if (error !== undefined && path.endsWith(error.end)) {
          if (error.after <= 0) {
            this.diskErrors += 1;
            // A part of it fits.
            await file.write(buffer, offset, Math.floor(length / 2), null);
            throw Object.assign(new Error(`${error.code}: write`), { code: error.code, syscall: 'write' });
          }
          error.after -= 1;
        }
        if (this.moments.length + 1 === this.dieAt)
          await file.write(buffer, offset, Math.floor(length / 2), null);
        await moment(`while writing the ${name}`);
        const written = await file.write(buffer, offset, length, null);
        await moment(`after writing the ${name}`);
        return written;
      },
      sync: () => (life.isOver ? never : file.sync()),
      truncate: (length) => file.truncate(length),
      readFile: (...options: Parameters<LogFile['readFile']>) => file.readFile(...options),
      close: () => {
        this.#open.delete(file);
        return file.close();
      },
    } as LogFile;
  }
}

function lost(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}

function refused(status: number, code: string, message: string): { response: HttpResponse } {
  const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>fault</RequestId></ErrorResponse>`;
  return {
    response: new HttpResponse({
      statusCode: status,
      headers: { 'content-type': 'text/xml' },
      body: Buffer.from(body),
    }),
  };
}
