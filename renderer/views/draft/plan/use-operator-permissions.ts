import { useMemo } from 'react';
import type { Snapshot } from '../../../../shared/accounts/snapshot.ts';
import type { GatehouseError } from '../../../../shared/errors.ts';
import type { OperatorPermission } from '../../../../shared/plans/operator-permission.ts';
import { permissionsNeeded } from '../../../../shared/plans/permissions-needed.ts';
import type { Plan } from '../../../../shared/plans/plan.ts';
import { errorOf, useRead } from '../../../api.ts';

/** What AWS says of the administrator's own permissions for a plan. */
export type OperatorPermissions =
  | { state: 'asking' }
  /** Nobody could be asked. */
  | { state: 'failed'; error: GatehouseError }
  | { state: 'answered'; denied: OperatorPermission[]; unknown: OperatorPermission[] };

/** Asks for them once the account is read, so that it is asked once for a plan and a snapshot. */
export function useOperatorPermissions(
  plan: Plan,
  snapshot: Snapshot,
  reading: boolean,
): OperatorPermissions {
  const needed = useMemo(() => permissionsNeeded(plan.steps, snapshot), [plan, snapshot]);
  const answer = useRead(
    'plans.permissions',
    { account: snapshot.account, needed },
    { key: [plan.hash, snapshot.takenAt], enabled: !reading },
  );
  if (answer.isError) return { state: 'failed', error: errorOf(answer.error) };
  if (answer.isPending) return { state: 'asking' };
  const of = (decision: OperatorPermission['decision']) =>
    answer.data.filter((permission) => permission.decision === decision);
  return { state: 'answered', denied: of('denied'), unknown: of('unknown') };
}
