import type { RefObject } from 'react';

/**
 * Where what had the focus is gone, or can have it no more, the keyboard goes on from this place. It may be gone only
 * after an answer or a fading out: so this watches until the administrator does something else.
 */
export function focusWhenLost(place: RefObject<HTMLElement | null> | (() => HTMLElement | null)): void {
  const check = () => {
    const at = document.activeElement;
    if (at !== null && at !== document.body && !at.matches(':disabled')) return;
    stop();
    (typeof place === 'function' ? place() : place.current)?.focus();
  };
  const observer = new MutationObserver(check);
  const stop = () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    for (const event of ['keydown', 'pointerdown']) document.removeEventListener(event, stop, true);
  };
  const frame = requestAnimationFrame(check);
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
  for (const event of ['keydown', 'pointerdown']) document.addEventListener(event, stop, true);
}
