import type { AccountUsers, CredentialReport, ListedUser } from '../../../shared/accounts/account-users.ts';
import type { CredentialFacts } from '../../../shared/accounts/credential-facts.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A line of the table of users: a user with what is known of the credentials. */
export interface UserRow extends ListedUser {
  /** `null`: nothing is known yet. */
  facts: CredentialFacts | null;
  /** The latest sign-in or use of a key; `null`: never, or not known. */
  lastActivityAt: string | null;
  /** In days; `null`: no active key whose age is known. */
  oldestKeyAge: number | null;
}

/** All users, each with what the credential report says of it, if it is of the same user and not of a former one. */
export function userRows(list: AccountUsers, report: CredentialReport | undefined): UserRow[] {
  const reported = new Map(report?.users.map((user) => [user.name, user]));
  return list.users.map((user) => {
    const known = reported.get(user.name);
    const isSame = known !== undefined && second(known.createdAt) === second(user.createdAt);
    return rowOf(user, isSame ? known.facts : null, list.readAt);
  });
}

/** The report's dates are whole seconds, whatever the other answers have. */
function second(moment: string): number {
  return Math.floor(Date.parse(moment) / 1000);
}

/** A user's line with these facts; ages are counted up to `now`. */
export function rowOf(user: ListedUser, facts: CredentialFacts | null, now: string): UserRow {
  const active = (facts?.accessKeys ?? []).flatMap((key) =>
    key.active && key.createdAt !== null ? [key.createdAt] : [],
  );
  const [oldest] = active.sort();
  return {
    ...user,
    facts,
    lastActivityAt: lastActivity(user.passwordLastUsedAt, facts),
    oldestKeyAge: oldest === undefined ? null : daysBetween(oldest, now),
  };
}

/** The latest sign-in or use of a key, as far as it is known. */
export function lastActivity(
  passwordLastUsedAt: string | null,
  facts: CredentialFacts | null | undefined,
): string | null {
  const moments = [
    passwordLastUsedAt,
    facts?.passwordLastUsedAt,
    ...(facts?.accessKeys ?? []).map(({ lastUsedAt }) => lastUsedAt),
  ];
  return (
    moments
      .flatMap((moment) => moment ?? [])
      .sort()
      .at(-1) ?? null
  );
}

/** Whole days from one moment to another; 0 when it is later. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / dayMs));
}
