import { createContext, useContext, useState, type ReactNode } from 'react';
import { historyOf, type DraftHistory } from '../../shared/drafts/history.ts';
import type { OpenedDraft } from './draft-editor.ts';

/** How many drafts’ histories are kept: those that were changed last. */
const keptDrafts = 5;

/** The histories of the drafts that were edited in this window, in memory, so that “Undo” is there again with a draft. */
export class KeptHistories {
  /** By the drafts' ids; what was changed last stands last. */
  readonly #kept = new Map<string, { revision: string; history: DraftHistory }>();

  /** How a draft came to be as the library has it; without a past where it was changed elsewhere since. */
  of({ draft, revision }: OpenedDraft): DraftHistory {
    const kept = this.#kept.get(draft.id);
    return kept?.revision === revision ? { ...kept.history, draft } : historyOf(draft);
  }

  /** Keeps how a draft came to be as it is under a revision. */
  keep(history: DraftHistory, revision: string): void {
    const { id } = history.draft;
    this.#kept.delete(id);
    this.#kept.set(id, { revision, history });
    for (const oldest of [...this.#kept.keys()].slice(0, -keptDrafts)) this.#kept.delete(oldest);
  }

  /** Forgets how a draft came to be. */
  forget(draftId: string): void {
    this.#kept.delete(draftId);
  }
}

const KeptHistoriesContext = createContext(new KeptHistories());

/** Keeps the histories of the drafts that are edited in the views inside. */
export function KeptHistoriesProvider({ children }: { children: ReactNode }) {
  const [kept] = useState(() => new KeptHistories());
  return <KeptHistoriesContext value={kept}>{children}</KeptHistoriesContext>;
}

/** The histories that are kept around a view. */
export function useKeptHistories(): KeptHistories {
  return useContext(KeptHistoriesContext);
}
