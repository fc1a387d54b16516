import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import type { Identity } from '../../shared/accounts/identity.ts';
import { focusWhenLost } from '../components/focus-when-lost.ts';
import { InfoLink } from '../help/info-link.tsx';

/** Something to tell above the view until it is dismissed; one with the same id takes its place. */
export interface Notice {
  id: string;
  type: 'success' | 'info' | 'warning' | 'error';
  header: string;
  content: ReactNode;
  /** What can be done about it; the notice goes when it is done. */
  action?: { text: string; onClick: () => void };
}

interface Telling {
  add: (notice: Notice) => void;
  /** Takes away what was told under an id: it does not hold any more. */
  clear: (id: string) => void;
}

const NotifyContext = createContext<Telling>({ add: () => undefined, clear: () => undefined });

/** Gives the views inside a way to tell something above the view. */
export const NotifyProvider = NotifyContext.Provider;

/** Tells something above the view. */
export function useNotify(): Telling['add'] {
  return useContext(NotifyContext).add;
}

/** Takes away what was told above the view under an id. */
export function useClearNotice(): Telling['clear'] {
  return useContext(NotifyContext).clear;
}

interface Notices extends Telling {
  /** For `NotifyProvider`: the same object as long as the window is open. */
  telling: Telling;
  items: FlashbarProps.MessageDefinition[];
  /** Takes away what told of a success: it was seen by the time that another view is opened. */
  clearSuccesses: () => void;
}

/**
 * What is told above the view: working as root, what was wrong at start, and what was added since. When a notice goes that
 * had the focus, the keyboard goes on in the view.
 */
export function useNotices(
  startProblems: readonly string[] | undefined,
  identity: Identity | undefined,
  content: RefObject<HTMLElement | null>,
): Notices {
  const [added, setAdded] = useState<Notice[]>([]);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const add = useCallback(
    (notice: Notice) => setAdded((before) => [notice, ...before.filter(({ id }) => id !== notice.id)]),
    [],
  );
  const clear = useCallback(
    (id: string) => setAdded((before) => before.filter((notice) => notice.id !== id)),
    [],
  );
  const telling = useMemo(() => ({ add, clear }), [add, clear]);
  const clearSuccesses = useCallback(
    () => setAdded((before) => before.filter(({ type }) => type !== 'success')),
    [],
  );
  const items: FlashbarProps.MessageDefinition[] = [
    ...(identity?.isRoot === true ? [rootNotice] : []),
    ...added.map(({ id, action, ...notice }): FlashbarProps.MessageDefinition => ({
      ...notice,
      id,
      // Told to a screen reader where it appears.
      ariaRole: 'status',
      ...(action && {
        buttonText: action.text,
        onButtonClick: () => {
          clear(id);
          action.onClick();
          focusWhenLost(content);
        },
      }),
      dismissible: true,
      dismissLabel: `Dismiss: ${notice.header}`,
      onDismiss: () => {
        clear(id);
        focusWhenLost(content);
      },
    })),
    ...(startProblems ?? [])
      .filter((problem) => !dismissed.includes(problem))
      .map((problem): FlashbarProps.MessageDefinition => ({
        id: problem,
        type: 'warning',
        content: problem,
        dismissible: true,
        dismissLabel: `Dismiss: ${problem}`,
        onDismiss: () => setDismissed((before) => [...before, problem]),
      })),
  ];
  return { items, add, clear, telling, clearSuccesses };
}

const rootNotice: FlashbarProps.MessageDefinition = {
  id: 'root',
  type: 'error',
  header: 'You are the root user of this account',
  content: (
    <>
      The root user can do everything, and nothing can limit it: a mistake or a leaked key costs the whole
      account. Use it only for tasks that nobody else can do, and create users as an administrator instead.{' '}
      <InfoLink topic="root" />
    </>
  ),
};
