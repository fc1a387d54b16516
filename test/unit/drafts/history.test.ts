import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import {
  historyOf,
  keptSteps,
  redoLabel,
  redone,
  undoLabel,
  undone,
  withChange,
  type DraftHistory,
} from '../../../shared/drafts/history.ts';
import { drafts } from '../plans/draft-arbitraries.ts';

const start = emptyDraft('draft', 'a');

function named(name: string): Draft {
  return { ...start, name };
}

/** A name typed letter by letter, one each so many ms. */
function typedIn(history: DraftHistory, text: string, pause: number, place = 'name'): DraftHistory {
  return [...text].reduce(
    (before, _letter, index) =>
      withChange(before, named(text.slice(0, index + 1)), 'Name', { place, at: index * pause }),
    history,
  );
}

describe('a draft’s history', () => {
  it('gives back, by any number of undos and redos, the very documents that there were', () => {
    fc.assert(
      fc.property(
        fc.array(drafts, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(12), { maxLength: 6 }),
        ([first = start, ...more], moves) => {
          const all = [first, ...more];
          let history = more.reduce((before, draft) => withChange(before, draft, 'Change'), historyOf(first));
          let at = more.length;
          for (const to of moves) {
            const target = Math.min(to, more.length);
            for (; at > target; at -= 1) history = undone(history);
            for (; at < target; at += 1) history = redone(history);
            expect(history.draft).toBe(all[at]);
          }
        },
      ),
    );
  });

  it('takes back 100 steps and makes them again', () => {
    const steps = Array.from({ length: 100 }, (_, index) => named(`${index}`));
    const full = steps.reduce((before, draft) => withChange(before, draft, 'Change'), historyOf(start));
    const back = steps.reduce(undone, full);
    expect(back.draft).toBe(start);
    expect(steps.reduce(redone, back).draft).toBe(full.draft);
  });

  it('forgets the oldest steps beyond what it keeps', () => {
    const steps = Array.from({ length: keptSteps + 50 }, (_, index) => named(`${index}`));
    const full = steps.reduce((before, draft) => withChange(before, draft, 'Change'), historyOf(start));
    expect(steps.reduce(undone, full).draft.name).toBe('49');
    expect(full.past).toHaveLength(keptSteps);
  });

  it('takes back what was typed fast in one place in one step, and what was typed slowly or elsewhere in its own', () => {
    expect(undone(typedIn(historyOf(start), 'New hires', 100)).draft).toBe(start);
    expect(undone(typedIn(historyOf(start), 'New', 5000)).draft.name).toBe('Ne');
    const elsewhere = typedIn(typedIn(historyOf(start), 'New', 100), 'May', 100, 'path');
    expect(undone(elsewhere).draft.name).toBe('New');
  });

  it('does not add what is typed after an undo to the step before it', () => {
    const history = withChange(typedIn(historyOf(start), 'N', 100), named('pasted'), 'Paste');
    const typedOn = withChange(undone(history), named('No'), 'Name', { place: 'name', at: 200 });
    expect(undone(typedOn).draft.name).toBe('N');
  });

  it('forgets what was taken back at the next change, and does not count a change to the same', () => {
    const history = withChange(historyOf(start), named('a'), 'Rename');
    expect(redoLabel(withChange(undone(history), named('b'), 'Paste'))).toBeUndefined();
    expect(withChange(history, history.draft, 'Nothing')).toBe(history);
    expect(redoLabel(undone(history))).toBe('Rename');
    expect(undoLabel(redone(undone(history)))).toBe('Rename');
  });

  it('has nothing to take back at its beginning', () => {
    const history = historyOf(start);
    expect(undone(history)).toBe(history);
    expect(redone(history)).toBe(history);
    expect(undoLabel(history)).toBeUndefined();
  });
});
