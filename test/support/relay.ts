import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Listener = (parameters: URLSearchParams) => Promise<void> | void;

/** Stands between the app and an endpoint: a spec can let something happen around a call, or lose its answer. */
export class Relay {
  readonly #target: string;
  readonly #before = new Map<string, Listener>();
  readonly #after = new Map<string, Listener>();
  readonly #answers = new Map<string, string>();
  readonly #server = createServer((request, response) => {
    this.#pass(request, response).catch(() => response.destroy());
  });

  private constructor(target: string) {
    this.#target = target;
  }

  /** A relay to an endpoint, on a free port of this machine. */
  static async to(target: string): Promise<Relay> {
    const relay = new Relay(target);
    await new Promise<void>((resolve) => relay.#server.listen(0, '127.0.0.1', resolve));
    return relay;
  }

  get url(): string {
    // A listening server has an address of this kind.
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Runs `listener` ahead of each such call. */
  before(call: string, listener: Listener): void {
    this.#before.set(call, listener);
  }

  /** Runs `listener` when such a call is done and its answer is not yet given; when it throws, the answer is lost. */
  after(call: string, listener: Listener): void {
    this.#after.set(call, listener);
  }

  /** Answers such a call itself, with this XML. */
  answer(call: string, xml: string): void {
    this.#answers.set(call, xml);
  }

  /** Ends the relay and its connections. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray()).toString();
    const parameters = new URLSearchParams(body);
    const call = parameters.get('Action') ?? '';
    await this.#before.get(call)?.(parameters);
    const xml = this.#answers.get(call);
    if (xml !== undefined) {
      response.writeHead(200, { 'content-type': 'text/xml' }).end(xml);
      return;
    }
    const answered = await fetch(this.#target, {
      method: 'POST',
      headers: {
        'content-type': request.headers['content-type'] ?? '',
        authorization: request.headers.authorization ?? '',
      },
      body,
    });
    const text = await answered.text();
    await this.#after.get(call)?.(parameters);
    const headers = Object.fromEntries(
      ['content-type', 'date', 'x-amzn-requestid'].map((name) => [name, answered.headers.get(name) ?? '']),
    );
    response.writeHead(answered.status, headers).end(text);
  }
}
