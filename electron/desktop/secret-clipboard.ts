import type { Clipboard } from 'electron';

const clearAfterMs = 60_000;

/** Puts secrets on the clipboard, and takes them off again. */
export interface SecretClipboard {
  copy(secret: string): Promise<void>;
  /** Clears at once what would be cleared later, where the clipboard can be read; for when the app quits. */
  clearNow(): Promise<void>;
}

/** Copies a secret; 60 s later the clipboard is cleared, if it still holds it. */
export function secretClipboard(
  clipboard: Pick<Clipboard, 'writeText' | 'readText' | 'clear'>,
): SecretClipboard {
  let copied: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  const clearNow = async (): Promise<void> => {
    clearTimeout(timer);
    const secret = copied;
    copied = undefined;
    if (secret === undefined) return;
    const held = await clipboard.readText().catch(() => undefined);
    if (held === secret) clipboard.clear();
  };
  return {
    clearNow,
    async copy(secret) {
      await clipboard.writeText(secret);
      clearTimeout(timer);
      copied = secret;
      timer = setTimeout(() => void clearNow(), clearAfterMs);
      timer.unref();
    },
  };
}
