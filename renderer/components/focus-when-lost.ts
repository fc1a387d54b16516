import type { RefObject } from 'react';

/** Where what had the focus is gone, or can have it no more, the keyboard goes on from this place. */
export function focusWhenLost(place: RefObject<HTMLElement | null> | (() => HTMLElement | null)): void {
  requestAnimationFrame(() => {
    const at = document.activeElement;
    if (at === null || at === document.body || at.matches(':disabled'))
      (typeof place === 'function' ? place() : place.current)?.focus();
  });
}
