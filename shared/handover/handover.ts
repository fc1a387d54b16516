import { z } from 'zod';

/** What a person is given: the console password, the access key, how to sign in, and an MFA device. */
export const handoverItemSchema = z.enum(['password', 'accessKey', 'instructions', 'mfa']);
export type HandoverItem = z.infer<typeof handoverItemSchema>;

/** How something was handed over; `assigned` is an MFA device that was assigned from here. */
export const handoverWaySchema = z.enum([
  'batch-csv',
  'user-file',
  'printed',
  'email-draft',
  'by-hand',
  'assigned',
]);
export type HandoverWay = z.infer<typeof handoverWaySchema>;

/** One thing that a user is to get, and how it was handed over, where it was. */
export const handoverEntrySchema = z.object({
  item: handoverItemSchema,
  handed: z
    .object({
      how: handoverWaySchema,
      /** ISO 8601, this machine's clock; shown, never compared. Absent where nobody noted it. */
      at: z.string().optional(),
    })
    .optional(),
});
export type HandoverEntry = z.infer<typeof handoverEntrySchema>;
