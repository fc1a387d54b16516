import { z } from 'zod';
import { fixSchema } from './fix.ts';

/** Errors cannot work; warnings work but are probably not wanted; advice would be better. */
export const severitySchema = z.enum(['error', 'warning', 'advice']);
export type Severity = z.infer<typeof severitySchema>;

/** The part of the wizard where a finding is put right. */
export const findingPlaceSchema = z.enum([
  'name',
  'path',
  'access',
  'groups',
  'policies',
  'boundary',
  'tags',
  /** Groups and policies that the draft creates. */
  'new-entities',
]);
export type FindingPlace = z.infer<typeof findingPlaceSchema>;

/** Something that a plan's rule has to say of some rows. */
export const findingSchema = z.object({
  severity: severitySchema,
  /** The rule's stable name, for instance `user-exists`. */
  rule: z.string(),
  place: findingPlaceSchema,
  /** The rows it touches; empty when it is about the batch as a whole. */
  rowIds: z.array(z.string()),
  message: z.string(),
  /** AWS documentation of the rule. */
  link: z.exactOptional(z.string()),
  /** What puts it right with one click, where something does: for `withFix`. */
  fix: z.exactOptional(fixSchema),
});
export type Finding = z.infer<typeof findingSchema>;
