import { z } from 'zod';

/** The practice account's profile id; a profile file's entries are `profile:<name>`. */
export const practiceProfileId = 'practice';

/** Where a profile's credentials come from. */
export const profileKindSchema = z.enum([
  'practice',
  'static',
  'role',
  'process',
  'sso',
  'web-identity',
  'incomplete',
]);

/** One line of the profile menu. */
export const profileSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: profileKindSchema,
  region: z.string().optional(),
  /** The profile's own IAM endpoint, where it names one. */
  endpoint: z.string().optional(),
  /** Why this profile cannot be used, in a sentence; absent when nothing speaks against it. */
  problem: z.string().optional(),
});
export type ProfileSummary = z.infer<typeof profileSummarySchema>;
