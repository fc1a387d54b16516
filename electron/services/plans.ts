import type { planCalls } from '../../shared/calls/plans.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import type { EquivalentScript } from '../handover/equivalent-script.ts';
import { operatorPermissions } from '../iam/operator-permissions.ts';
import type { Profiles } from '../profiles/profiles.ts';

/** What becomes of a plan beside applying it. */
export function planServices({
  script,
  profiles,
}: {
  script: EquivalentScript;
  profiles: Profiles;
}): ServicesOf<typeof planCalls> {
  return {
    'script.copy': async (input) => {
      await script.copy(input);
      return null;
    },
    'script.save': (input) => script.save(input),
    'plans.permissions': async ({ account, needed }) => {
      const { identity, reads } = await profiles.connectionFor(account);
      return operatorPermissions(reads, identity, needed);
    },
  };
}
