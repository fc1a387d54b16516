import { z } from 'zod';
import { snapshotSchema, type Snapshot } from './snapshot.ts';

/** A snapshot that is kept on this computer, as lists show it. */
export const keptSnapshotSchema = z.object({
  account: snapshotSchema.shape.account,
  alias: snapshotSchema.shape.alias,
  takenAt: snapshotSchema.shape.takenAt,
  /** How many there were. */
  users: z.number().int().nonnegative(),
  groups: z.number().int().nonnegative(),
});
export type KeptSnapshot = z.infer<typeof keptSnapshotSchema>;

/** A snapshot in short. */
export function keptSnapshotOf({ account, alias, takenAt, users, groups }: Snapshot): KeptSnapshot {
  return {
    account,
    ...(alias === undefined ? {} : { alias }),
    takenAt,
    users: users.length,
    groups: groups.length,
  };
}
