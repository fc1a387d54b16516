import { useCallback } from 'react';
import { useAction } from '../api.ts';
import { accountIdText } from '../components/account-chip.tsx';
import { ErrorText } from '../components/error-alert.tsx';
import { useAskToLeave } from '../leave-guard.tsx';
import { useSetIdentity } from '../queries.ts';
import type { Notice } from './notices.tsx';

/** Choosing a profile: says who that is, or why it cannot be used while the former choice stays in use. */
export function useChooseProfile(tell: (notice: Notice) => void, onChosen: () => void) {
  const { run, busy } = useAction('profiles.select');
  const setIdentity = useSetIdentity();
  const mayLeave = useAskToLeave();
  const choose = useCallback(
    async ({ id, name }: { id: string; name: string }) => {
      if (!(await mayLeave())) return;
      const result = await run({ profileId: id });
      if (!result.ok) {
        tell({
          id: 'profile',
          type: 'error',
          header: `Could not change to ${name}`,
          content: <ErrorText error={result.error} />,
        });
        return;
      }
      const { account, alias, callerArn } = result.value;
      setIdentity(result.value);
      onChosen();
      tell({
        id: 'profile',
        type: 'success',
        header: `${name} is in use`,
        content: `Account ${alias === undefined ? '' : `${alias}, `}${accountIdText(account.accountId)} in partition ${account.partition}. You are ${callerArn}.`,
      });
    },
    [mayLeave, run, setIdentity, tell, onChosen],
  );
  return { choose, busy };
}
