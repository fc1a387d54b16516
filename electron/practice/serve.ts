/** `npm run practice`: the practice account over HTTP on 127.0.0.1, for other clients. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from './catalogue.ts';
import { readServeOptions, serveUsage } from './serve-options.ts';
import { startPracticeServer } from './server.ts';
import { stateFile } from './state-file.ts';

const catalogueFile = fileURLToPath(new URL('../../generated/managed-policies.json.br', import.meta.url));

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

const options = readServeOptions(process.argv.slice(2));
if (!options.ok) fail(`${options.error}\n\n${serveUsage}`);
if (!existsSync(catalogueFile)) {
  fail('The list of AWS managed policies is missing. Make it with: node build/managed-policies.ts');
}
const { port, state, latencyMs, lagMs, rate } = options.value;

const server = await startPracticeServer({
  port,
  catalogue: loadCatalogue(catalogueFile),
  latencyMs,
  lagMs,
  ...(rate === undefined ? {} : { rate }),
  ...(state === undefined ? {} : { store: stateFile(state) }),
  onWriteFailure: (error) => {
    console.error(
      `The state could not be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  },
}).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));

if (server.problem !== undefined) console.error(server.problem);
if (state !== undefined) {
  console.error(`The state is kept in ${state} as clear text, secret keys included: for tests only.`);
}
console.log(`practice account on ${server.url}`);

const stop = (): void => {
  void server.close().then(() => process.exit(0));
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
