import { expect, it, vi } from 'vitest';
import { LastWords } from '../../../electron/desktop/last-words.ts';

it('waits until the page has answered, each time anew', async () => {
  const ask = vi.fn();
  const lastWords = new LastWords(ask);
  lastWords.said();
  const taken = vi.fn();
  const first = lastWords.taken().then(taken);
  expect(ask).toHaveBeenCalledOnce();
  await Promise.resolve();
  expect(taken).not.toHaveBeenCalled();
  lastWords.said();
  await first;
  ask.mockImplementation(() => lastWords.said());
  await lastWords.taken();
  expect(ask).toHaveBeenCalledTimes(2);
});

it('does not wait for a page that does not answer', async () => {
  vi.useFakeTimers();
  try {
    const taken = vi.fn();
    void new LastWords(() => undefined).taken().then(taken);
    await vi.runAllTimersAsync();
    expect(taken).toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
  }
});

it('does not wait for a page that cannot be asked, and does not fail', async () => {
  const lastWords = new LastWords(() => {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed');
  });
  await expect(lastWords.taken()).resolves.toBeUndefined();
});
