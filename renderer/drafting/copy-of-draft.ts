import type { Draft } from '../../shared/drafts/draft.ts';
import { draftTitle } from '../../shared/drafts/stored-draft.ts';
import type { Input } from '../../shared/contract.ts';
import type { NewId } from './draft-state.ts';

/** A draft as another one, named after it: “Spring (my changes)”. */
export function copyOfDraft(draft: Draft, remark: string, newId: NewId): Draft {
  return { ...draft, id: newId(), name: `${draftTitle(draft)} (${remark})` };
}

/** What keeps, as a draft of its own, what was entered here and is not in the library's draft. */
export function keptCopy(draft: Draft): Input<'drafts.create'> {
  return {
    draft: copyOfDraft(draft, 'my changes', () => crypto.randomUUID()),
    revision: crypto.randomUUID(),
  };
}
