// jsdom has no `CSS.escape`, which the screen reader of the transcripts needs.
import 'css.escape';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { z } from 'zod';

// As in the app, whose content security policy forbids the compiled parsers.
z.config({ jitless: true });

// jsdom puts its own realm's bytes in the place of Node's, and services in the same process do not know them.
vi.stubGlobal('Uint8Array', Object.getPrototypeOf(Buffer));

/** Cloudscape watches sizes, and nothing ever changes its size in jsdom. */
class StillResizeObserver implements ResizeObserver {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
}

vi.stubGlobal('ResizeObserver', StillResizeObserver);
vi.stubGlobal('matchMedia', (media: string) => Object.assign(new EventTarget(), { media, matches: false }));
Object.defineProperty(window.HTMLElement.prototype, 'scrollIntoView', { value: () => undefined });

// How long something may take is not what these tests are about.
configure({ asyncUtilTimeout: 20_000 });
// Without the whole document, which hides the reason.
configure({ getElementError: (message) => new Error(message ?? '') });
afterEach(cleanup);
