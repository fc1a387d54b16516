import type { KeyStatus, UserCredentials } from '../../../shared/user-credentials/user-credentials.ts';

/** Something that was done from here, and that AWS may not show yet: IAM's reads lag its writes. */
export type Change =
  | { kind: 'sign-in-disabled' }
  | { kind: 'status'; keyId: string; status: KeyStatus }
  | { kind: 'deleted'; keyId: string };

/** Whether what AWS shows already has a change in it. */
export function isShown({ signIn, accessKeys }: UserCredentials, change: Change): boolean {
  if (change.kind === 'sign-in-disabled') return signIn === null;
  const key = accessKeys.find(({ id }) => id === change.keyId);
  return change.kind === 'deleted' ? key === undefined : key === undefined || key.status === change.status;
}

/** A user as it is after the changes, whatever AWS still shows. */
export function withChanges(user: UserCredentials, changes: readonly Change[]): UserCredentials {
  return changes.reduce(withChange, user);
}

function withChange(user: UserCredentials, change: Change): UserCredentials {
  switch (change.kind) {
    case 'sign-in-disabled':
      return { ...user, signIn: null };
    case 'status':
      return {
        ...user,
        accessKeys: user.accessKeys.map((key) =>
          key.id === change.keyId ? { ...key, status: change.status } : key,
        ),
      };
    case 'deleted':
      return { ...user, accessKeys: user.accessKeys.filter(({ id }) => id !== change.keyId) };
  }
}

/** The changes with a newer one, which takes the place of an older one of the same thing. */
export function withNewer(changes: readonly Change[], newer: Change): Change[] {
  return [...changes.filter((one) => subject(one) !== subject(newer)), newer];
}

function subject(change: Change): string {
  return change.kind === 'sign-in-disabled' ? 'sign-in' : change.keyId;
}
