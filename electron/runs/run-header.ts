import type { Identity } from '../../shared/accounts/identity.ts';
import type { Step } from '../../shared/plans/step.ts';
import type { HeaderRecord } from './records.ts';
import { secretKindOf } from './run-state.ts';

/**
 * The first record of a new run's journal: one row for each policy, group and user that the steps create, in their
 * order.
 */
export function headerOf(
  run: Pick<
    HeaderRecord,
    'id' | 'startedAt' | 'planHash' | 'draftId' | 'approvalId' | 'passwordPolicy' | 'steps' | 'purpose'
  > & {
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
    ...rowsOf(steps),
    steps,
  };
}

function rowsOf(steps: readonly Step[]): Pick<HeaderRecord, 'rows' | 'newEntities'> {
  const rows: HeaderRecord['rows'] = [];
  const newEntities: HeaderRecord['newEntities'] = [];
  for (const [id, ofRow] of Map.groupBy(steps, ({ rowId }) => rowId)) {
    const [first] = ofRow;
    if (first?.call === 'CreatePolicy')
      newEntities.push({ id, kind: 'policy', name: first.input.PolicyName });
    else if (first?.call === 'CreateGroup')
      newEntities.push({ id, kind: 'group', name: first.input.GroupName });
    else {
      const userName = first !== undefined && 'UserName' in first.input ? first.input.UserName : '';
      rows.push({ id, userName, consoleAccess: ofRow.some((step) => secretKindOf(step) === 'password') });
    }
  }
  return { rows, newEntities };
}
