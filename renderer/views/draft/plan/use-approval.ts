import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { Snapshot } from '../../../../shared/accounts/snapshot.ts';
import type { Approval } from '../../../../shared/plans/approval.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Run } from '../../../../shared/runs/run.ts';
import type { Plan } from '../../../../shared/plans/plan.ts';
import { useAction, useGatehouse, valueOf, type Action } from '../../../api.ts';

interface UseApproval {
  query: UseQueryResult<Approval | null>;
  /** Approves a plan for what was known of its account when it was made. */
  approve: (plan: Pick<Plan, 'hash'>, snapshot: Snapshot) => Promise<Result<Approval>>;
  withdraw: () => Promise<void>;
  /** Applies what was approved; the passwords by row id go one way, into main. */
  apply: (customPasswords: ReadonlyMap<string, string>) => Promise<Result<Run> | undefined>;
  approving: Action<'plans.approve'>;
  withdrawing: Action<'plans.withdraw'>;
  applying: Action<'plans.apply'>;
}

/** The approval of a draft's plan: what it is, and what can be done with it. Read anew whenever the tab is shown. */
export function useApproval(draftId: string): UseApproval {
  const api = useGatehouse();
  const queries = useQueryClient();
  const queryKey = ['plans.approval', draftId];
  const query = useQuery({
    queryKey,
    queryFn: () => valueOf(api.call('plans.approval', { draftId })),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: true,
  });
  const approving = useAction('plans.approve');
  const withdrawing = useAction('plans.withdraw');
  const applying = useAction('plans.apply');
  const approvalId = query.data?.plan.id;
  const readAgain = () => queries.invalidateQueries({ queryKey });
  return {
    query,
    approve: async ({ hash }, { account, takenAt }) => {
      applying.dismissError();
      const result = await approving.run({ draftId, account, snapshotTakenAt: takenAt, planHash: hash });
      await readAgain();
      return result;
    },
    withdraw: async () => {
      applying.dismissError();
      if (approvalId !== undefined) await withdrawing.run({ draftId, approvalId });
      await readAgain();
    },
    apply: async (customPasswords) => {
      if (approvalId === undefined) return undefined;
      const result = await applying.run({
        draftId,
        approvalId,
        customPasswords: Object.fromEntries(customPasswords),
      });
      await Promise.all([readAgain(), queries.invalidateQueries({ queryKey: ['runs.open'] })]);
      return result;
    },
    approving,
    withdrawing,
    applying,
  };
}
