import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { z } from 'zod';

// As in the app, whose content security policy forbids the compiled parsers.
z.config({ jitless: true });

// Cloudscape looks at sizes and animation frames that jsdom does not lay out.
class NoResizeObserver implements ResizeObserver {
  observe(): void {
    // Nothing changes its size in jsdom.
  }
  unobserve(): void {
    // Nothing was observed.
  }
  disconnect(): void {
    // Nothing was observed.
  }
}
window.ResizeObserver ??= NoResizeObserver;
window.matchMedia ??= (query) => ({
  media: query,
  matches: false,
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  dispatchEvent: () => false,
});
window.HTMLElement.prototype.scrollIntoView ??= () => undefined;

afterEach(cleanup);
