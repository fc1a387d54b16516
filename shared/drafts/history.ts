import type { Draft } from './draft.ts';

/** How many changes can be taken back; older ones are forgotten, so that a long day's work stays in bounds. */
export const keptSteps = 200;

/** Changes in the same place that follow each other this fast, in ms, are taken back together: typing. */
const typingPause = 1500;

/** A draft with the changes that led to it and those that were taken back. Drafts are never changed in place. */
export interface DraftHistory {
  readonly draft: Draft;
  /** The oldest first. */
  readonly past: readonly Step[];
  /** What was taken back last stands first. */
  readonly future: readonly Step[];
}

/** One change: the draft on its other side and the words for it, such as "Paste". */
interface Step {
  readonly draft: Draft;
  readonly label: string;
  readonly typing?: Typing;
}

/** Where somebody is typing and when, in ms. */
export interface Typing {
  readonly place: string;
  readonly at: number;
}

/** A history that begins with a draft. */
export function historyOf(draft: Draft): DraftHistory {
  return { draft, past: [], future: [] };
}

/**
 * The history with one more change; what was taken back before is forgotten. The same history where the draft is the
 * same. With `typing`, it becomes one with the change before it where that was in the same place a moment ago.
 */
export function withChange(
  history: DraftHistory,
  draft: Draft,
  label: string,
  typing?: Typing,
): DraftHistory {
  if (draft === history.draft) return history;
  const last = history.past.at(-1);
  const goesOn =
    typing !== undefined &&
    history.future.length === 0 &&
    last?.typing?.place === typing.place &&
    typing.at - last.typing.at < typingPause;
  const before = goesOn ? history.past.slice(0, -1) : history.past;
  const step = { draft: goesOn ? last.draft : history.draft, label, ...(typing && { typing }) };
  return { draft, past: [...before, step].slice(-keptSteps), future: [] };
}

/** The history with its last change taken back; the same where there is none. */
export function undone(history: DraftHistory): DraftHistory {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  const back = { draft: history.draft, label: step.label };
  return { draft: step.draft, past: history.past.slice(0, -1), future: [back, ...history.future] };
}

/** The history with the change made again that was taken back last; the same where there is none. */
export function redone(history: DraftHistory): DraftHistory {
  const [step, ...future] = history.future;
  if (step === undefined) return history;
  const { draft, past } = history;
  return { draft: step.draft, past: [...past, { draft, label: step.label }], future };
}

/** The words for the change that `undone` would take back. */
export function undoLabel({ past }: DraftHistory): string | undefined {
  return past.at(-1)?.label;
}

/** The words for the change that `redone` would make again. */
export function redoLabel({ future }: DraftHistory): string | undefined {
  return future[0]?.label;
}
