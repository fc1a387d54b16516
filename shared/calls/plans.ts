import { z } from 'zod';

import { done, reviewedPlan, type Call } from './payloads.ts';

/** What becomes of a plan beside applying it. */
export const planCalls = {
  /** Puts a plan's calls on the clipboard as an AWS CLI script; refused like `runs.start` for another plan. */
  'script.copy': { input: reviewedPlan, output: done },
  /** Asks where to, then writes that script; `path: null` when the administrator cancelled. */
  'script.save': { input: reviewedPlan, output: z.object({ path: z.string().nullable() }) },
} as const satisfies Record<string, Call>;
