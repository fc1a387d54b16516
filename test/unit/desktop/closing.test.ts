import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { askBeforeClosing } from '../../../electron/desktop/closing.ts';

const question = { message: 'Credentials have not been downloaded', detail: 'They are lost.' };

/** A window that can be asked to close, and what came of it. */
function closable(answers: (() => Promise<{ response: number }>)[], losesSomething = true) {
  const window = Object.assign(new EventEmitter(), { destroy: vi.fn() });
  const ask = vi.fn(() => answers.shift()?.() ?? Promise.reject(new Error('asked too often')));
  const shutDown = vi.fn(() => Promise.resolve());
  const quit = vi.fn();
  const settle = vi.fn(() => Promise.resolve());
  // Only what closing needs of a window.
  askBeforeClosing(window as unknown as BrowserWindow, {
    settle,
    question: () => (losesSomething ? question : undefined),
    ask,
    shutDown,
    quit,
  });
  const close = (): boolean => {
    const event = { defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) };
    window.emit('close', event);
    return event.defaultPrevented;
  };
  return { close, ask, shutDown, quit, settle, window };
}

describe('closing the window', () => {
  it('asks nothing where nothing is lost, ends what is going on, and quits', async () => {
    const { close, ask, shutDown, quit, settle, window } = closable([], false);
    const typed = Promise.withResolvers<undefined>();
    settle.mockReturnValue(typed.promise);
    expect(close()).toBe(true);
    await Promise.resolve();
    // What is being typed comes first.
    expect(shutDown).not.toHaveBeenCalled();
    typed.resolve(undefined);
    await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce());
    expect(ask).not.toHaveBeenCalled();
    expect(shutDown).toHaveBeenCalledOnce();
    expect(window.destroy).toHaveBeenCalledOnce();
    expect(close()).toBe(false);
  });

  it('asks once at a time, and stays open for “Stay”', async () => {
    const { close, ask, shutDown } = closable([
      () => Promise.resolve({ response: 1 }),
      () => Promise.resolve({ response: 1 }),
    ]);
    close();
    close();
    await vi.waitFor(() => expect(ask).toHaveBeenCalledOnce());
    await vi.waitFor(() => {
      close();
      expect(ask).toHaveBeenCalledTimes(2);
    });
    expect(shutDown).not.toHaveBeenCalled();
  });

  it('stays open, and can be asked again, where the question could not be put', async () => {
    const { close, ask, quit, shutDown } = closable([
      () => Promise.reject(new Error('no dialog')),
      () => Promise.resolve({ response: 0 }),
    ]);
    close();
    await vi.waitFor(() => {
      close();
      expect(ask).toHaveBeenCalledTimes(2);
    });
    await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce());
    expect(shutDown).toHaveBeenCalledOnce();
  });
});
