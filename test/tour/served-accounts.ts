import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { loadCatalogue } from '../../electron/practice/catalogue.ts';
import { answerRequest } from '../../electron/practice/exchange.ts';
import { PracticeAccount } from '../../electron/practice/practice-account.ts';
import { seedSmallCompany } from '../../electron/practice/seed.ts';
import { startPracticeServer } from '../../electron/practice/server.ts';
import { Relay } from '../support/relay.ts';

/** Accounts that the app reaches over HTTP through profiles: one whose runs can be held, and one of a root user. */
export interface ServedAccounts {
  /** The content of `~/.aws/config` and `~/.aws/credentials`, with a profile that cannot work. */
  files: { config: string; credentials: string };
  /** Does something in the first account past the app. */
  perform(action: string, parameters: Record<string, string>): Promise<void>;
  /** From now on runs come no further than the first password, until the returned function is called. */
  hold(): () => void;
  /** Somebody else creates a user of this name just before the app does. */
  createFirst(userName: string): void;
  /** Cuts the wire to the first account for good. */
  cut(): Promise<void>;
  close(): Promise<void>;
}

/** Serves both accounts on free ports of this machine. */
export async function serveAccounts(): Promise<ServedAccounts> {
  const catalogue = loadCatalogue(join(import.meta.dirname, '../../out/main/managed-policies.json.br'));
  const served = await startPracticeServer({ catalogue });
  await seedSmallCompany(served.account);
  const relay = await Relay.to(served.url);
  const perform = async (action: string, parameters: Record<string, string>): Promise<void> => {
    const form = new URLSearchParams({ Action: action, Version: '2010-05-08', ...parameters });
    const { status, body } = await served.account.perform(form, Date.now());
    if (status !== 200) throw new Error(`${action}: ${body}`);
  };
  await perform('DeleteAccountAlias', { AccountAlias: 'northwind-bikes' });
  await perform('CreateAccountAlias', { AccountAlias: 'northwind-warehouse' });
  const root = await serveAsRoot(new PracticeAccount({ catalogue }));
  return {
    files: {
      config: [
        '[profile archive]\nregion = eu-central-1\nrole_arn = arn:aws:iam::210987654321:role/Archive\n',
        `[profile owner]\nregion = us-east-1\nendpoint_url = ${root.url}\n`,
        `[profile warehouse]\nregion = eu-central-1\nendpoint_url = ${relay.url}\n`,
      ].join('\n'),
      credentials: ['owner', 'warehouse']
        .map((name) => `[${name}]\naws_access_key_id = AKIATOURTOURTOURTOUR\naws_secret_access_key = tour\n`)
        .join('\n'),
    },
    perform,
    hold() {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      relay.before('CreateLoginProfile', () => promise);
      return () => resolve(undefined);
    },
    createFirst(userName) {
      let isThere = false;
      relay.before('CreateUser', async (parameters) => {
        if (isThere || parameters.get('UserName') !== userName) return;
        isThere = true;
        await perform('CreateUser', { UserName: userName });
      });
    },
    cut: () => relay.close(),
    async close() {
      root.close();
      await relay.close();
      await served.close();
    },
  };
}

async function serveAsRoot(account: PracticeAccount): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const headers = Object.fromEntries(
        Object.entries(request.headersDistinct).map(([name, values]) => [name, values?.join(',')]),
      );
      const asked = { method: 'POST', path: '/', headers, body: Buffer.from(body) };
      const answer = await answerRequest(account, asked, { kind: 'root' });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
