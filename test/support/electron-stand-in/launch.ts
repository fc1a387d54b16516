import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { open as openInspector } from 'node:inspector';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { openDevtoolsDoor } from './devtools-door.ts';

/** A field of a package.json. */
function manifestField(folder: string, name: string): string | undefined {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const value: unknown =
    typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The arguments that are Playwright's, not the app's. */
const debuggingArguments = ['--inspect=0', '--remote-debugging-port=0', '--no-sandbox'];

const given = process.argv.slice(2);
const forApp = given.filter((argument) => !debuggingArguments.includes(argument));
const target = resolve(forApp.find((argument) => !argument.startsWith('-')) ?? '.');
const folder = statSync(target).isDirectory() ? target : dirname(target);
const main = folder === target ? resolve(folder, manifestField(folder, 'main') ?? 'index.js') : target;

const version = manifestField(resolve(import.meta.dirname, '../../../node_modules/electron'), 'version');
Object.defineProperty(process.versions, 'electron', { value: version ?? '0.0.0', enumerable: true });
Object.defineProperty(process, 'type', { value: 'browser' });
// A packaged app finds its code by itself; only an app that is being developed is named on the command line.
const packaged = basename(folder) === 'app.asar';
if (packaged) Object.defineProperty(process, 'resourcesPath', { value: dirname(folder) });
else Object.defineProperty(process, 'defaultApp', { value: true });
process.argv = [process.execPath, ...forApp.filter((argument) => !packaged || resolve(argument) !== target)];
// Electron reports these and goes on; plain Node would end.
process.on('unhandledRejection', (reason) => console.error('Unhandled rejection:', reason));
process.once('SIGTERM', () => app.quit());
process.once('SIGINT', () => app.quit());

// A debugger attaches too late to see the first lines, and a scan for secrets has to see all of them.
const outputFile = process.env['GATEHOUSE_STANDIN_OUTPUT'];
if (outputFile !== undefined)
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = (chunk: string | Uint8Array, ...rest: never[]) => {
      appendFileSync(outputFile, chunk);
      return write(chunk, ...rest);
    };
  }
if (given.includes('--inspect=0')) openInspector(0);
if (given.includes('--remote-debugging-port=0')) await openDevtoolsDoor();
app.standInAppFolder(folder, packaged);
await import(pathToFileURL(main).href);
app.standInReady();
