import { describe, expect, it } from 'vitest';
import { KeptHistories } from '../../../renderer/drafting/kept-histories.tsx';
import { emptyDraft } from '../../../shared/drafts/draft.ts';
import { historyOf, undoLabel, withChange } from '../../../shared/drafts/history.ts';

const draftOf = (id: string) => ({ ...emptyDraft(id, 'row'), name: 'Now' });

/** Histories with one change each, of these drafts, in this order. */
function keptOf(...ids: string[]): KeptHistories {
  const kept = new KeptHistories();
  for (const id of ids)
    kept.keep(withChange(historyOf(emptyDraft(id, 'row')), draftOf(id), `Change ${id}`), 'revision');
  return kept;
}

const labelIn = (kept: KeptHistories, id: string, revision: string | null = 'revision') =>
  undoLabel(kept.of({ draft: draftOf(id), revision }));

describe('the kept histories of drafts', () => {
  it('are those of the five that were changed last', () => {
    const kept = keptOf('a', 'b', 'c', 'd', 'e', 'a', 'f');
    expect(labelIn(kept, 'b')).toBeUndefined();
    for (const id of ['c', 'd', 'e', 'a', 'f']) expect(labelIn(kept, id)).toBe(`Change ${id}`);
  });

  it('are of one revision, and forgotten when that is wanted', () => {
    const kept = keptOf('a');
    expect(labelIn(kept, 'a', 'another')).toBeUndefined();
    expect(labelIn(kept, 'a', null)).toBeUndefined();
    expect(labelIn(kept, 'a')).toBe('Change a');
    kept.forget('a');
    expect(labelIn(kept, 'a')).toBeUndefined();
  });
});
