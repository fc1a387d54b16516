import type { Draft } from '../../shared/drafts/draft.ts';
import { draftTitle } from '../../shared/drafts/stored-draft.ts';
import type { NewId } from './draft-state.ts';

/** A draft as another one, named after it: “Spring (my changes)”. */
export function copyOfDraft(draft: Draft, remark: string, newId: NewId): Draft {
  return { ...draft, id: newId(), name: `${draftTitle(draft)} (${remark})` };
}
