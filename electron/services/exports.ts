import type { exportCalls } from '../../shared/calls/exports.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import type { PlanExports } from '../exports/plan-exports.ts';

/** What becomes of a plan beside applying it. */
export function exportServices({
  planExports,
}: {
  planExports: PlanExports;
}): ServicesOf<typeof exportCalls> {
  return {
    'exports.preview': (input) => planExports.preview(input),
    'exports.copy': async (input) => {
      await planExports.copy(input);
      return null;
    },
    'exports.save': (input) => planExports.save(input),
  };
}
