import { daysBetween, type UserRow } from './user-rows.ts';

/** After so many days a key is old and a user inactive, as in AWS's own reports. */
export const oldAfterDays = 90;

/** What the table of users is narrowed down to; `any` leaves all. */
export interface UserFilters {
  consoleAccess: 'any' | 'enabled' | 'disabled';
  mfa: 'any' | 'assigned' | 'none';
  keyAge: 'any' | 'old';
  activity: 'any' | 'inactive';
}

export const noFilters: UserFilters = { consoleAccess: 'any', mfa: 'any', keyAge: 'any', activity: 'any' };

/** Whether any of them narrows the list down. */
export function isFiltered(filters: UserFilters): boolean {
  return Object.values(filters).some((value) => value !== 'any');
}

/** Whether a user is of that kind. One whose credentials are not known is of none. */
export function passes(row: UserRow, filters: UserFilters, now: string): boolean {
  const { consoleAccess, mfa, keyAge, activity } = filters;
  const { facts } = row;
  if (consoleAccess !== 'any' && facts?.consoleAccess !== (consoleAccess === 'enabled')) return false;
  if (mfa !== 'any' && facts?.mfa !== (mfa === 'assigned')) return false;
  if (keyAge === 'old' && !(row.oldestKeyAge !== null && row.oldestKeyAge > oldAfterDays)) return false;
  return activity === 'any' || (facts !== null && isInactive(row, now));
}

/** A user who never did anything is inactive from the day on which it was made. */
function isInactive({ lastActivityAt, createdAt }: UserRow, now: string): boolean {
  return daysBetween(lastActivityAt ?? createdAt, now) > oldAfterDays;
}
