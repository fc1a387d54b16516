import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const serve = join(import.meta.dirname, '../../electron/practice/serve.ts');

/** `npm run practice`, until the test ends; gives its address. */
export async function practiceProcess(): Promise<string> {
  const child = spawn(process.execPath, [serve, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  for await (const line of createInterface(child.stdout)) {
    const [, url] = /^practice account on (\S+)$/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('npm run practice ended before it listened.');
}
