import type { RefObject } from 'react';

/** When the button that opened a dialog is gone after it, the keyboard goes on from this place. */
export function focusWhenLost(place: RefObject<HTMLElement | null>): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) place.current?.focus();
  });
}
