import type { snapshotCalls } from '../../shared/calls/snapshots.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import type { Accounts } from '../iam/accounts.ts';
import type { BuiltInPolicies } from '../iam/built-in-policies.ts';
import type { KeptSnapshots } from '../snapshots/kept-snapshots.ts';

/** What is known of accounts without a connection. */
export function snapshotServices({
  keptSnapshots,
  accounts,
  builtInPolicies,
}: {
  keptSnapshots: KeptSnapshots;
  accounts: Accounts;
  builtInPolicies: BuiltInPolicies;
}): ServicesOf<typeof snapshotCalls> {
  return {
    'snapshots.list': () => Promise.resolve(keptSnapshots.list()),
    'snapshots.read': ({ account }) => keptSnapshots.read(account),
    'snapshots.forget': async ({ account }) => {
      await keptSnapshots.forget(account);
      accounts.forget(account);
      return null;
    },
    'catalogue.policies': ({ partition }) => Promise.resolve(builtInPolicies.list(partition)),
    'catalogue.document': ({ arn }) => {
      const document = builtInPolicies.document(arn);
      if (document !== undefined) return Promise.resolve({ document });
      throw new Failure({
        kind: 'not-found',
        message: 'The built-in catalogue does not have this policy. Connect to the account to read it.',
      });
    },
  };
}
