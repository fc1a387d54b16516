import { z } from 'zod';
import { draftSchema, draftUserSchema, type Draft, type DraftUser } from './draft.ts';

/** What changed from one state of a draft to the next: small, also where the draft has thousands of users. */
export const draftPatchSchema = z.strictObject({
  /** Everything but the users, when any of it changed. */
  head: z.exactOptional(draftSchema.omit({ users: true })),
  /** The users that are new or changed. */
  users: z.array(draftUserSchema),
  /** All ids in their order, when users came, went or moved. */
  order: z.exactOptional(z.array(z.string().min(1).max(256))),
});
export type DraftPatch = z.infer<typeof draftPatchSchema>;

/** The patch that makes `after` of `before`. Users that are the same object count as unchanged. */
export function draftPatch(before: Draft, after: Draft): DraftPatch {
  const { users: usersBefore, ...headBefore } = before;
  const { users: usersAfter, ...head } = after;
  const known = new Set(usersBefore);
  const isMoved =
    usersBefore.length !== usersAfter.length ||
    usersBefore.some(({ id }, index) => id !== usersAfter[index]?.id);
  return {
    ...(JSON.stringify(headBefore) === JSON.stringify(head) ? {} : { head }),
    users: usersAfter.filter((user) => !known.has(user)),
    ...(isMoved ? { order: usersAfter.map(({ id }) => id) } : {}),
  };
}

/** The draft with a patch. Throws `RangeError` when the patch was made for another draft. */
export function patched(draft: Draft, { head, users, order }: DraftPatch): Draft {
  const byId = new Map<string, DraftUser>([...draft.users, ...users].map((user) => [user.id, user]));
  const ids = order ?? draft.users.map(({ id }) => id);
  const all = ids.map((id) => {
    const user = byId.get(id);
    if (user === undefined) throw new RangeError(`The draft has no user ${id}.`);
    return user;
  });
  return { ...(head ?? draft), users: all };
}
