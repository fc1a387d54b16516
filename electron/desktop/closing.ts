import type { BrowserWindow, MessageBoxOptions, MessageBoxReturnValue } from 'electron';

/** What would be lost or cut off by closing now, in the administrator's words. */
export interface ClosingQuestion {
  message: string;
  detail: string;
}

interface Closing {
  /** Lets the page hand over what is still being typed. Never rejects. */
  settle: () => Promise<void>;
  /** `undefined` when closing loses and interrupts nothing. */
  question: () => ClosingQuestion | undefined;
  ask: (options: MessageBoxOptions) => Promise<Pick<MessageBoxReturnValue, 'response'>>;
  /** Ends what is going on, so that nothing is left half done in the account. */
  shutDown: () => Promise<void>;
  quit: () => void;
}

/** How long ending may take before the app closes all the same; what is left is in the journal for the next start. */
const patienceMs = 10_000;

/** Asks before the window closes while something would be lost; then ends what is going on and quits. */
export function askBeforeClosing(
  window: BrowserWindow,
  { settle, question, ask, shutDown, quit }: Closing,
): void {
  let state: 'open' | 'asking' | 'closing' = 'open';

  const close = async (): Promise<void> => {
    state = 'asking';
    await settle();
    const asked = question();
    if (asked !== undefined) {
      const { response } = await ask({
        type: 'warning',
        ...asked,
        buttons: ['Close Gatehouse', 'Stay'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
        // A question that cannot be put is not a yes.
      }).catch(() => ({ response: 1 }));
      if (response !== 0) {
        state = 'open';
        return;
      }
    }
    await Promise.race([shutDown(), new Promise((resolve) => setTimeout(resolve, patienceMs))]).catch(
      () => undefined,
    );
    state = 'closing';
    window.destroy();
    quit();
  };

  window.on('close', (event) => {
    if (state === 'closing') return;
    event.preventDefault();
    if (state === 'open') void close();
  });
}
