import type { planCalls } from '../../shared/calls/plans.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import type { EquivalentScript } from '../handover/equivalent-script.ts';

/** What becomes of a plan beside applying it. */
export function planServices({ script }: { script: EquivalentScript }): ServicesOf<typeof planCalls> {
  return {
    'script.copy': async (input) => {
      await script.copy(input);
      return null;
    },
    'script.save': (input) => script.save(input),
  };
}
