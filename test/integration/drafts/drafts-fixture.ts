import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { draftPatch } from '../../../shared/drafts/patch.ts';
import { valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';

/** A draft with these users. */
export function draftOf(id: string, ...names: string[]): Draft {
  return { ...emptyDraft(id, 'a'), users: names.map((name, index) => ({ id: `u${index}`, name })) };
}

/** Puts a draft into the library, under the revision “0”. */
export async function create({ api }: InProcessGatehouse, draft: Draft): Promise<void> {
  valueOf(await api.call('drafts.create', { draft, revision: '0' }));
}

/** Makes a draft of the library another one. */
export async function change({ api }: InProcessGatehouse, after: Draft): Promise<void> {
  const { draft, revision } = valueOf(await api.call('drafts.read', { draftId: after.id }));
  valueOf(
    await api.call('drafts.save', {
      draftId: after.id,
      base: revision,
      revision: crypto.randomUUID(),
      patch: draftPatch(draft, after),
    }),
  );
}

/** The names of a draft's users in the library. */
export async function namesOf({ api }: InProcessGatehouse, draftId: string): Promise<string[]> {
  return valueOf(await api.call('drafts.read', { draftId })).draft.users.map(({ name }) => name);
}
