import { IAMClient } from '@aws-sdk/client-iam';
import type { HttpHandler, HttpRequest } from '@smithy/protocol-http';

type Before = (parameters: URLSearchParams) => Promise<void> | void;

/** Stands between the app and its practice account: something can happen before a call gets there. */
export class PracticeNetwork {
  readonly #before = new Map<string, Before>();
  readonly #after = new Map<string, () => void>();
  readonly #changed = new Map<string, (xml: string) => string>();
  #inner: HttpHandler | undefined;

  /** For `Surroundings.wrapPractice`. */
  readonly wrap = (inner: HttpHandler): HttpHandler => {
    this.#inner = inner;
    return {
      ...inner,
      handle: async (request: HttpRequest, options) => {
        const parameters = new URLSearchParams(String(request.body));
        const call = parameters.get('Action') ?? '';
        await this.#before.get(call)?.(parameters);
        const answer = await inner.handle(request, options);
        this.#after.get(call)?.();
        const change = this.#changed.get(call);
        const { response } = answer;
        if (change !== undefined) response.body = Buffer.from(change(String(response.body)));
        return answer;
      },
    };
  };

  /** Runs `before` ahead of each such call; what it throws is what the network did to the call. */
  before(call: string, before: Before): void {
    this.#before.set(call, before);
  }

  /** Runs `after` when AWS has carried out such a call; what it throws is what the network did to the answer. */
  after(call: string, after: () => void): void {
    this.#after.set(call, after);
  }

  /** Changes what AWS answers to such calls: the practice account evaluates no policies. */
  change(call: string, change: (xml: string) => string): void {
    this.#changed.set(call, change);
  }

  /** Lets such calls through again as they are. */
  clear(call: string): void {
    this.#before.delete(call);
    this.#after.delete(call);
    this.#changed.delete(call);
  }

  /** Holds the first such call until the returned function lets it go. */
  hold(call: string): () => void {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.before(call, async () => {
      await promise;
    });
    return () => {
      this.clear(call);
      resolve(undefined);
    };
  }

  /** Somebody else at work in the same account, past this network. */
  colleague(): IAMClient {
    if (this.#inner === undefined) throw new Error('The practice account is not open yet.');
    return new IAMClient({
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIACOLLEAGUE0000000', secretAccessKey: 'colleague' },
      requestHandler: this.#inner,
    });
  }
}

/** A connection that broke, as Node reports it. */
export function connectionLost(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}
