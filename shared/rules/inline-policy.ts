import { z } from 'zod';

/** A policy that lives in one user or group alone. */
export const inlinePolicySchema = z.object({ name: z.string(), document: z.string() });
export type InlinePolicy = z.infer<typeof inlinePolicySchema>;
