import { z } from 'zod';
import { accountKeySchema } from '../accounts/account-key.ts';
import { inlinePolicySchema } from '../rules/inline-policy.ts';
import { columns } from './column.ts';
import { copiedFromSchema } from './copied-permissions.ts';
import {
  draftSchema,
  draftTargetSchema,
  draftUserSchema,
  haveDistinctIds,
  newGroupSchema,
  newPolicySchema,
  overridesSchema,
  sameIdText,
  tagSchema,
  userSettingsSchema,
} from './draft.ts';

const ofLists = {
  tags: z.array(z.strictObject(tagSchema.shape)),
  copiedFrom: z.exactOptional(z.array(z.strictObject(copiedFromSchema.shape))),
};
const inlinePolicies = z.array(z.strictObject(inlinePolicySchema.shape));
const settings = z.strictObject({
  ...userSettingsSchema.shape,
  ...ofLists,
  inlinePolicies: inlinePolicies.default([]),
});
const overrides = z.strictObject({
  ...overridesSchema.shape,
  ...ofLists,
  tags: z.exactOptional(ofLists.tags),
  inlinePolicies: z.exactOptional(inlinePolicies),
});
const target = z.strictObject({
  ...draftTargetSchema.shape,
  account: z.strictObject(accountKeySchema.shape),
});
const user = z.strictObject({ ...draftUserSchema.shape, overrides: z.exactOptional(overrides) });

/**
 * A draft as a file may have it: without any key that is not known. A mistyped one would give users other rights than
 * the file seems to say.
 */
export const strictDraftSchema = z.strictObject({
  ...draftSchema.shape,
  target: target.nullable().default(null),
  newGroups: z.array(z.strictObject(newGroupSchema.shape)).default([]),
  newPolicies: z.array(z.strictObject(newPolicySchema.shape)).default([]),
  defaults: settings,
  users: z.array(user).refine(haveDistinctIds, sameIdText),
});

/** By the field that holds an object or a list of objects: the keys that it may have; `''` for the draft itself. */
export const keysIn: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(draftSchema.shape),
  target: Object.keys(draftTargetSchema.shape),
  account: Object.keys(accountKeySchema.shape),
  newGroups: Object.keys(newGroupSchema.shape),
  newPolicies: Object.keys(newPolicySchema.shape),
  defaults: Object.keys(userSettingsSchema.shape),
  users: Object.keys(draftUserSchema.shape),
  overrides: Object.keys(overridesSchema.shape),
  unread: columns,
  tags: Object.keys(tagSchema.shape),
  inlinePolicies: Object.keys(inlinePolicySchema.shape),
  copiedFrom: Object.keys(copiedFromSchema.shape),
};
