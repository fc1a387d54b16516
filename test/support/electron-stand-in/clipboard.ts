import { headed } from './browser.ts';
import { evaluateInWindow } from './focused-page.ts';
import { onlyProvided } from './loud.ts';

let held = '';

// The browser's own copy command, as if the person had pressed Ctrl+C: it needs no permission.
async function copyInWindow(text: string): Promise<void> {
  if (!headed) return;
  await evaluateInWindow(`document.addEventListener('copy', (event) => {
    event.clipboardData.setData('text/plain', ${JSON.stringify(text)});
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { once: true, capture: true }), document.execCommand('copy'), undefined`);
}

/** Electron's `clipboard`. Without a display it is this process's own; reading gives what was last written here. */
export const clipboard = onlyProvided('clipboard', {
  async writeText(text: string): Promise<void> {
    held = text;
    await copyInWindow(text);
  },
  readText: (): Promise<string> => Promise.resolve(held),
  clear(): void {
    held = '';
    void copyInWindow('');
  },
});
