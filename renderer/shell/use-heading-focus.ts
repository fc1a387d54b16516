import { useEffect, useRef, type RefObject } from 'react';

/**
 * Moves the focus to the heading of every view but the first, so that a screen reader says where it is. A view that is
 * still loading may bring its heading later, or another one: the focus follows until the administrator does something.
 */
export function useHeadingFocus(content: RefObject<HTMLElement | null>, viewKey: string): void {
  const shown = useRef(viewKey);
  useEffect(() => {
    const place = content.current;
    if (shown.current === viewKey || place === null) return;
    shown.current = viewKey;
    const focusHeading = () => {
      const heading = place.querySelector('h1');
      if (heading !== null) heading.tabIndex = -1;
      (heading ?? place).focus();
    };
    focusHeading();
    const observer = new MutationObserver(() => {
      const { activeElement } = document;
      if (activeElement === place || activeElement === document.body) focusHeading();
    });
    observer.observe(place, { childList: true, subtree: true });
    const stop = () => {
      observer.disconnect();
      for (const event of ['keydown', 'pointerdown']) document.removeEventListener(event, stop, true);
    };
    for (const event of ['keydown', 'pointerdown']) document.addEventListener(event, stop, true);
    return stop;
  }, [content, viewKey]);
}
