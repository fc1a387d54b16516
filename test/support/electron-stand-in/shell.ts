import { spawn } from 'node:child_process';
import { headed } from './browser.ts';
import { onlyProvided } from './loud.ts';

function openOnDesktop(target: string): void {
  if (!headed)
    throw new Error('electron stand-in: there is no desktop to open anything on; the test has to stub shell');
  const [program, parameters] =
    process.platform === 'darwin'
      ? ['open', [target]]
      : process.platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', target]]
        : ['xdg-open', [target]];
  const child = spawn(program, parameters, { stdio: 'ignore', detached: true });
  child.on('error', (error) => console.error(`electron stand-in: ${program}: ${error.message}`));
  child.unref();
}

/** Electron's `shell`. */
export const shell = onlyProvided('shell', {
  openExternal: (url: string): Promise<void> =>
    Promise.resolve().then(() => {
      openOnDesktop(url);
    }),
});
