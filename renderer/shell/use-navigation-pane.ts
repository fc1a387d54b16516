import { useState, useSyncExternalStore } from 'react';
import type { View } from '../view.ts';

const wide = window.matchMedia('(min-width: 1100px)');

function listen(changed: () => void): () => void {
  wide.addEventListener('change', changed);
  return () => wide.removeEventListener('change', changed);
}

/**
 * Whether the side navigation is open. At first where there is room for it, but not beside the wizard and its results,
 * as in the console; then as the administrator leaves it.
 */
export function useNavigationPane(view: View): { open: boolean; onOpen: (open: boolean) => void } {
  const isWide = useSyncExternalStore(listen, () => wide.matches);
  const isWork = view.name === 'create-users' || view.name === 'results';
  const place = `${isWork ? 'work' : 'pages'}, ${isWide ? 'wide' : 'narrow'}`;
  const [chosen, setChosen] = useState<Partial<Record<string, boolean>>>({});
  return {
    open: chosen[place] ?? (isWide && !isWork),
    onOpen: (open) => setChosen((before) => ({ ...before, [place]: open })),
  };
}
