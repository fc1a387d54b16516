import { z } from 'zod';
import { accountKeySchema } from '../accounts/account-key.ts';
import { inlinePolicySchema } from '../rules/inline-policy.ts';
import { columnSchema } from './column.ts';
import { copiedFromSchema } from './copied-permissions.ts';

export const tagSchema = z.object({ key: z.string(), value: z.string() });
export type Tag = z.infer<typeof tagSchema>;

/** How a console password comes about. A custom one is never in the draft: it is handed over when the run starts. */
export const passwordModeSchema = z.enum(['generated', 'custom-each', 'custom-shared']);
export type PasswordMode = z.infer<typeof passwordModeSchema>;

/** What can be chosen for a user; the same shape as batch defaults and, in part, as one user's overrides. */
export const userSettingsSchema = z.looseObject({
  path: z.string(),
  consoleAccess: z.boolean(),
  /** Programmatic access: an access key is made. */
  accessKey: z.boolean(),
  passwordMode: passwordModeSchema,
  /** "Users must create a new password at next sign-in". */
  resetRequired: z.boolean(),
  groups: z.array(z.string()),
  policyArns: z.array(z.string()),
  /** Absent in drafts of before Gatehouse copied permissions. */
  inlinePolicies: z.array(inlinePolicySchema).default([]),
  boundaryArn: z.string().nullable(),
  /** The existing users from whom permissions were copied; they are in the other fields by value. */
  copiedFrom: z.exactOptional(z.array(copiedFromSchema)),
  tags: z.array(tagSchema),
});
export type UserSettings = z.infer<typeof userSettingsSchema>;

const { shape } = userSettingsSchema;
/** A user's own settings where they differ; an absent one is the batch's, and none is ever `undefined`. */
export const overridesSchema = z.looseObject({
  path: z.exactOptional(shape.path),
  consoleAccess: z.exactOptional(shape.consoleAccess),
  accessKey: z.exactOptional(shape.accessKey),
  passwordMode: z.exactOptional(shape.passwordMode),
  resetRequired: z.exactOptional(shape.resetRequired),
  groups: z.exactOptional(shape.groups),
  policyArns: z.exactOptional(shape.policyArns),
  inlinePolicies: z.exactOptional(z.array(inlinePolicySchema)),
  boundaryArn: z.exactOptional(shape.boundaryArn),
  copiedFrom: shape.copiedFrom,
  tags: z.exactOptional(shape.tags),
});

export const draftUserSchema = z.looseObject({
  /** Stable within the draft: plans, findings, runs and results name the row by it. */
  id: z.string().min(1),
  /** As typed; the rules judge it, the schema does not, so that a draft with mistakes can be kept. */
  name: z.string(),
  overrides: z.exactOptional(overridesSchema),
  /** Cells of a table whose text could not be understood: kept as they were until they are put right. */
  unread: z.exactOptional(z.partialRecord(columnSchema, z.string())),
});
export type DraftUser = z.infer<typeof draftUserSchema>;

/** A group that the batch creates. */
export const newGroupSchema = z.looseObject({
  name: z.string(),
  path: z.string(),
  policyArns: z.array(z.string()),
});
export type NewGroup = z.infer<typeof newGroupSchema>;

/** A customer managed policy that the batch creates. */
export const newPolicySchema = z.looseObject({
  name: z.string(),
  path: z.string(),
  description: z.string(),
  /** As typed: JSON, or what is to become JSON. */
  document: z.string(),
});
export type NewPolicy = z.infer<typeof newPolicySchema>;

/** What becomes of users of the batch who exist already: stop there, leave them alone, or add what they lack. */
export const existingUsersSchema = z.enum(['stop', 'skip', 'merge']);
export type ExistingUsers = z.infer<typeof existingUsersSchema>;

/** The account that a draft is for. */
export const draftTargetSchema = z.looseObject({
  account: accountKeySchema,
  alias: z.exactOptional(z.string()),
});
export type DraftTarget = z.infer<typeof draftTargetSchema>;

/** Whether no two users of a draft have the same id. */
export function haveDistinctIds(users: readonly { id: string }[]): boolean {
  return new Set(users.map(({ id }) => id)).size === users.length;
}

/** What is wrong where they have. */
export const sameIdText = 'Two users have the same id.';

/** A batch of users being prepared. Unknown fields are kept, so that an older Gatehouse does not lose a newer one's. */
export const draftSchema = z.looseObject({
  format: z.literal('gatehouse-draft'),
  version: z.literal(1),
  id: z.string().min(1),
  /** As the list of drafts shows it; empty for one that was never given a name. */
  name: z.string().default(''),
  /** `null`: for whatever account is chosen. */
  target: draftTargetSchema.nullable().default(null),
  existingUsers: existingUsersSchema.default('stop'),
  /** To be created before the users; both absent in drafts of before Gatehouse created them. */
  newGroups: z.array(newGroupSchema).default([]),
  newPolicies: z.array(newPolicySchema).default([]),
  defaults: userSettingsSchema,
  users: z.array(draftUserSchema).refine(haveDistinctIds, sameIdText),
});
export type Draft = z.infer<typeof draftSchema>;

/** A new, empty batch: console access with a generated password that must be changed, as the console presets it. */
export function emptyDraft(id: string, firstUserId: string): Draft {
  return {
    format: 'gatehouse-draft',
    version: 1,
    id,
    name: '',
    target: null,
    existingUsers: 'stop',
    newGroups: [],
    newPolicies: [],
    defaults: {
      path: '/',
      consoleAccess: true,
      accessKey: false,
      passwordMode: 'generated',
      resetRequired: true,
      groups: [],
      policyArns: [],
      inlinePolicies: [],
      boundaryArn: null,
      tags: [],
    },
    users: [{ id: firstUserId, name: '' }],
  };
}

/** One user's settings: the batch defaults with that user's overrides. One password for all forces its reset. */
export function settingsOf(draft: Pick<Draft, 'defaults'>, user: DraftUser): UserSettings {
  const settings = { ...draft.defaults, ...user.overrides };
  return settings.passwordMode === 'custom-shared' ? { ...settings, resetRequired: true } : settings;
}
