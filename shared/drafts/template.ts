import { z } from 'zod';
import { emptyDraft, draftSchema, type Draft } from './draft.ts';
import { newPolicyName } from './policy-reference.ts';

/** A name for a template, as it may be entered. */
export const templateNameSchema = z.string().trim().min(1).max(100);

const { defaults, existingUsers, newGroups, newPolicies } = draftSchema.shape;

/** A draft's batch settings under a name, to begin other drafts with. It holds no users and no secret. */
export const templateSchema = z.looseObject({
  format: z.literal('gatehouse-template'),
  version: z.literal(1),
  id: z.string().min(1),
  name: z.string(),
  /** ISO 8601. */
  changedAt: z.string(),
  defaults,
  existingUsers,
  /** What the settings need of what the draft creates. */
  newGroups,
  newPolicies,
});
export type Template = z.infer<typeof templateSchema>;

/** What of a template comes from a draft. */
export const templateSettingsSchema = z.strictObject({ defaults, existingUsers, newGroups, newPolicies });
export type TemplateSettings = z.infer<typeof templateSettingsSchema>;

/** A draft's settings for a template, with those of its new groups and policies alone that they refer to. */
export function templateSettings(draft: Draft): TemplateSettings {
  const { policyArns, boundaryArn, groups } = draft.defaults;
  const wanted = new Set(groups);
  const ofTemplate = draft.newGroups.filter(({ name }) => wanted.has(name));
  const references = [...policyArns, boundaryArn ?? '', ...ofTemplate.flatMap((group) => group.policyArns)];
  const policies = new Set(references.map(newPolicyName));
  return {
    defaults: draft.defaults,
    existingUsers: draft.existingUsers,
    newGroups: ofTemplate,
    newPolicies: draft.newPolicies.filter(({ name }) => policies.has(name)),
  };
}

/** A draft with a template's settings. A group or policy that the draft creates itself stays as it is there. */
export function withTemplate(draft: Draft, template: TemplateSettings): Draft {
  return {
    ...draft,
    defaults: template.defaults,
    existingUsers: template.existingUsers,
    newGroups: withMissing(draft.newGroups, template.newGroups),
    newPolicies: withMissing(draft.newPolicies, template.newPolicies),
  };
}

/** A new draft that begins with a template. */
export function draftOfTemplate(template: TemplateSettings, draftId: string, firstUserId: string): Draft {
  return withTemplate(emptyDraft(draftId, firstUserId), template);
}

/** Names of groups and policies differ by more than their case. */
function withMissing<Named extends { name: string }>(there: Named[], more: readonly Named[]): Named[] {
  const names = new Set(there.map(({ name }) => name.toLowerCase()));
  return [...there, ...more.filter(({ name }) => !names.has(name.toLowerCase()))];
}
