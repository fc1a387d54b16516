import { useQueryClient } from '@tanstack/react-query';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { GatehouseError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { useAction } from '../../api.ts';
import { passwordsByRow, type CustomPasswords } from './custom-passwords.ts';

interface Start {
  /** Starts the run of an approved plan; `conflict` when the account is not as it was approved any more. */
  run: (draft: Draft, planHash: string, passwords: CustomPasswords) => Promise<Result<Run>>;
  busy: boolean;
  error: GatehouseError | undefined;
  dismissError: () => void;
}

/** "Create users": hands the approved plan and the typed passwords to main. */
export function useStart(): Start {
  const { run, ...rest } = useAction('runs.start');
  const queries = useQueryClient();
  return {
    ...rest,
    run: async (draft, planHash, passwords) => {
      const customPasswords = Object.fromEntries(passwordsByRow(draft, passwords));
      const result = await run({ draft, planHash, customPasswords });
      if (result.ok) await queries.invalidateQueries({ queryKey: ['runs.open'] });
      return result;
    },
  };
}
