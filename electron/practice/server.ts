import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerRequest } from './exchange.ts';
import { openPracticeAccount, type PracticeStore } from './persistence.ts';
import { PracticeAccount, type PracticeAccountOptions } from './practice-account.ts';

/** How to serve a practice account over HTTP. */
export interface PracticeServerOptions extends PracticeAccountOptions {
  /** The TCP port on 127.0.0.1; 0, or nothing, for any that is free. */
  readonly port?: number;
  /** Where the account is kept; in memory alone when left out. */
  readonly store?: PracticeStore;
  /** Told when the state could not be written. */
  readonly onWriteFailure?: (error: unknown) => void;
}

/** A practice account that is being served. */
export interface PracticeServer {
  /** IAM's and STS's endpoint. */
  readonly url: string;
  readonly account: PracticeAccount;
  /** A sentence for the user when a saved state could not be used. */
  readonly problem: string | undefined;
  /** Ends the server and its connections, when everything is written. */
  close(): Promise<void>;
}

const bodyLimit = 1024 * 1024;

/**
 * Serves a practice account, at first empty, to clients on this machine: IAM and STS on one URL, and
 * `POST /_practice/reset`, which empties it. Whatever a browser could send in the name of a web page is
 * refused: a `Host` that is not this server's (DNS rebinding) and any `Origin`.
 * @throws when the port is taken
 */
export async function startPracticeServer(options: PracticeServerOptions): Promise<PracticeServer> {
  const { store } = options;
  const { account, problem, flush } =
    store === undefined
      ? { account: new PracticeAccount(options), problem: undefined, flush: () => Promise.resolve() }
      : await openPracticeAccount({ ...options, store });
  const server = createServer((request, response) => {
    serve(account, portOf(server), request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else
        refuse(
          response,
          500,
          `The practice account failed: ${error instanceof Error ? error.message : String(error)}`,
        );
    });
  });
  await listening(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    account,
    problem,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await flush();
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${sentence}\n`);
}

async function serve(
  account: PracticeAccount,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  if (!hosts.includes(request.headers.host?.toLowerCase() ?? '')) {
    refuse(response, 403, 'This host name is not the practice account.');
    return;
  }
  if (request.headers.origin !== undefined) {
    refuse(response, 403, 'The practice account does not answer web pages.');
    return;
  }
  if (request.method !== 'POST') {
    refuse(response, 405, 'The practice account answers POST requests only.');
    return;
  }
  if (request.url === '/_practice/reset') {
    await account.reset();
    response.writeHead(204).end();
    return;
  }
  if (request.url !== '/') {
    refuse(response, 404, 'IAM and STS are at /.');
    return;
  }
  const body = await readBody(request);
  if (body === undefined) {
    refuse(response, 413, `A request may have at most ${bodyLimit} bytes.`);
    return;
  }
  const headers = Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [name, values?.join(',')]),
  );
  const answer = await answerRequest(account, { method: 'POST', path: '/', headers, body });
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
}

/** The body; undefined when it is larger than allowed. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Buffer)) continue;
    size += chunk.length;
    if (size > bodyLimit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
