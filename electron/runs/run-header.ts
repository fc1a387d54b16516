import type { Identity } from '../../shared/accounts/identity.ts';
import type { HeaderRecord } from './records.ts';
import { secretKindOf } from './run-state.ts';

/** The first record of a new run's journal: one row for each user that the steps are about, in their order. */
export function headerOf(
  run: Pick<HeaderRecord, 'id' | 'startedAt' | 'planHash' | 'passwordPolicy' | 'steps' | 'purpose'> & {
    identity: Identity;
  },
): HeaderRecord {
  const { identity, steps, ...rest } = run;
  const { account, alias, profileName, signInUrl } = identity;
  return {
    record: 'header',
    format: 'gatehouse-run',
    version: 1,
    ...rest,
    account,
    ...(alias === undefined ? {} : { alias }),
    profileName,
    signInUrl,
    rows: [...Map.groupBy(steps, ({ rowId }) => rowId)].map(([id, ofRow]) => ({
      id,
      userName: ofRow[0]?.input.UserName ?? '',
      consoleAccess: ofRow.some((step) => secretKindOf(step) === 'password'),
    })),
    steps,
  };
}
