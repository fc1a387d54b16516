import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { downloadElectron, findElectron } from './electron-runtime.ts';
import { findInstalledBrowser } from './installed-browser.ts';
import { decideStart, hasDisplay } from './start-decision.ts';

const project = resolve(import.meta.dirname, '..');
const standIn = join(project, 'test', 'support', 'electron-stand-in');
const forApp = process.argv.slice(2);

const display = hasDisplay(process.platform, process.env);
let electron = findElectron(project);
let downloadProblem: string | undefined;
if (display && electron === undefined) {
  console.log("Electron's runtime is not installed yet; downloading it…");
  downloadProblem = await downloadElectron(project);
  electron = findElectron(project);
}

const decision = decideStart({
  electron,
  downloadProblem,
  hasDisplay: display,
  browser: findInstalledBrowser(),
});
switch (decision.action) {
  case 'electron':
    run(decision.executable, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), project, ...forApp], {});
    break;
  case 'preview':
    console.log(decision.message);
    run(
      process.execPath,
      [
        '--import',
        pathToFileURL(join(standIn, 'register.ts')).href,
        join(standIn, 'launch.ts'),
        project,
        '--preview',
        ...forApp,
      ],
      {
        GATEHOUSE_STANDIN_HEADED: '1',
        GATEHOUSE_STANDIN_KEYRING: 'none',
        GATEHOUSE_STANDIN_CHROMIUM: decision.browser,
      },
    );
    break;
  case 'stop':
    console.error(decision.message);
    process.exitCode = 1;
}

/** Runs the app in the foreground and ends as it ends. */
function run(executable: string, parameters: string[], environment: Record<string, string>): void {
  const child = spawn(executable, parameters, { stdio: 'inherit', env: { ...process.env, ...environment } });
  // Ctrl+C in the terminal reaches the app as well; this process waits for it to end in order.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('error', (error) => {
    console.error(`${executable} could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 1;
  });
}
