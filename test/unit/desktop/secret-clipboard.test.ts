import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { secretClipboard } from '../../../electron/desktop/secret-clipboard.ts';

function fakeClipboard() {
  let text = '';
  return {
    writeText: (value: string) => {
      text = value;
      return Promise.resolve();
    },
    readText: () => Promise.resolve(text),
    clear: () => {
      text = '';
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('copying a secret', () => {
  it('clears the clipboard after 60 s, not before', async () => {
    const clipboard = fakeClipboard();
    await secretClipboard(clipboard).copy('hunter2');
    await vi.advanceTimersByTimeAsync(59_000);
    expect(await clipboard.readText()).toBe('hunter2');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await clipboard.readText()).toBe('');
  });

  it('leaves alone what somebody copied meanwhile', async () => {
    const clipboard = fakeClipboard();
    await secretClipboard(clipboard).copy('hunter2');
    await clipboard.writeText('mine');
    await vi.advanceTimersByTimeAsync(61_000);
    expect(await clipboard.readText()).toBe('mine');
  });

  it('gives a second copy its own 60 s', async () => {
    const clipboard = fakeClipboard();
    const secrets = secretClipboard(clipboard);
    await secrets.copy('one');
    await vi.advanceTimersByTimeAsync(40_000);
    await secrets.copy('two');
    await vi.advanceTimersByTimeAsync(40_000);
    expect(await clipboard.readText()).toBe('two');
    await secrets.clearNow();
    expect(await clipboard.readText()).toBe('');
  });

  it('keeps the 60 s of the first when a second copy fails', async () => {
    const clipboard = fakeClipboard();
    const secrets = secretClipboard(clipboard);
    await secrets.copy('one');
    vi.spyOn(clipboard, 'writeText').mockRejectedValueOnce(new Error('The clipboard is in use.'));
    await expect(secrets.copy('two')).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(61_000);
    expect(await clipboard.readText()).toBe('');
  });

  it('does not hold up the app’s end where the clipboard cannot be read', async () => {
    const clipboard = fakeClipboard();
    const secrets = secretClipboard(clipboard);
    await secrets.copy('one');
    vi.spyOn(clipboard, 'readText').mockRejectedValue(new Error('The clipboard is in use.'));
    await expect(secrets.clearNow()).resolves.toBeUndefined();
  });
});
