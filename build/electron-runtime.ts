import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Longer than a slow line needs, and an end for one that stalls. */
const downloadPatienceMs = 10 * 60_000;

/** The path of Electron's executable in `project`, or undefined where its runtime was not downloaded. */
export function findElectron(project: string): string | undefined {
  const electron = join(project, 'node_modules', 'electron');
  const pathFile = join(electron, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electron, 'dist');
  const executable = join(folder, readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : undefined;
}

/** Runs Electron's own installer once. Resolves with undefined when it succeeded, else with why not, in one line. */
export function downloadElectron(project: string): Promise<string | undefined> {
  const installer = join(project, 'node_modules', 'electron', 'install.js');
  const causes = join(import.meta.dirname, 'network-causes.ts');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', pathToFileURL(causes).href, installer], {
      stdio: ['ignore', 'inherit', 'pipe'],
      timeout: downloadPatienceMs,
    });
    let errors = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (chunk: string) => (errors += chunk));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(undefined);
      else if (signal !== null) resolve(`it was not finished after ${downloadPatienceMs / 60_000} minutes`);
      else resolve(reasonIn(errors));
    });
  });
}

/** The one line of the installer's output that says what went wrong. */
export function reasonIn(errors: string): string {
  const lines = errors.split('\n').map((line) => line.trim());
  const stack = /^at |^npm warn|^\(node:/;
  const telling = lines.filter((line) => line !== '' && !stack.test(line));
  return telling.find((line) => /error|failed/i.test(line)) ?? telling[0] ?? 'the installer gave no reason';
}
