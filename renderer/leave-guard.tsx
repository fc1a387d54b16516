import { createContext, useCallback, useContext, useEffect, useMemo, type ReactNode } from 'react';

/** Asks whether the view may be left; `false` keeps the administrator where they are. */
type LeaveGuard = () => Promise<boolean>;

interface Guards {
  register: (guard: LeaveGuard) => () => void;
  ask: LeaveGuard;
}

const GuardsContext = createContext<Guards>({
  register: () => () => undefined,
  ask: () => Promise.resolve(true),
});

/** Lets the views inside say no to being left. */
export function LeaveGuardProvider({ children }: { children: ReactNode }) {
  const guards = useMemo((): Guards => {
    const registered = new Set<LeaveGuard>();
    return {
      register: (guard) => {
        registered.add(guard);
        return () => registered.delete(guard);
      },
      ask: async () => {
        for (const guard of [...registered]) if (!(await guard())) return false;
        return true;
      },
    };
  }, []);
  return <GuardsContext value={guards}>{children}</GuardsContext>;
}

/** Registers a view's guard while it is shown: it is asked before another view or another profile is chosen. */
export function useLeaveGuard(guard: LeaveGuard): void {
  const { register } = useContext(GuardsContext);
  useEffect(() => register(guard), [register, guard]);
}

/** Gives a function that asks all guards, and tells whether the view may be left. */
export function useAskToLeave(): LeaveGuard {
  const { ask } = useContext(GuardsContext);
  return useCallback(() => ask(), [ask]);
}
