import { flushSync } from 'react-dom';
import { useEvent, useGatehouse } from '../api.ts';

/** Before the window closes, takes what is being typed in a field that counts only when it is left. */
export function useHandOverTyping(): void {
  const api = useGatehouse();
  useEvent('app.closing', () => {
    flushSync(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    // Large changes are handed over in a task of their own.
    setTimeout(() => void api.call('app.settled', undefined));
  });
}
