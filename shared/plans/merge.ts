import type { UserAccess } from '../accounts/snapshot.ts';
import type { Tag, UserSettings } from '../drafts/draft.ts';
import { eachOnce, type InlinePolicy } from '../rules/inline-policy.ts';
import { foldName } from '../rules/names.ts';

/** What a user has already of what the batch gives, by name, ARN or key: it stays as it is. */
export interface Unchanged {
  groups: string[];
  policyArns: string[];
  inlinePolicies: string[];
  tags: string[];
}

/** What a user lacks, and what is there already. Nothing is taken away or overwritten. */
export function merged(
  settings: Pick<UserSettings, 'groups' | 'policyArns' | 'inlinePolicies' | 'tags'>,
  access: UserAccess,
): {
  missing: Pick<UserSettings, 'groups' | 'policyArns' | 'inlinePolicies' | 'tags'>;
  unchanged: Unchanged;
} {
  const inlinePolicies = missingInlinePolicies(eachOnce(settings.inlinePolicies), access.inlinePolicies);
  const tags = missingTags(settings.tags, access.tags);
  return {
    missing: {
      groups: settings.groups.filter((name) => !access.groups.includes(name)),
      policyArns: settings.policyArns.filter((arn) => !access.policyArns.includes(arn)),
      inlinePolicies,
      tags,
    },
    unchanged: {
      groups: settings.groups.filter((name) => access.groups.includes(name)),
      policyArns: settings.policyArns.filter((arn) => access.policyArns.includes(arn)),
      inlinePolicies: settings.inlinePolicies
        .filter((policy) => !inlinePolicies.includes(policy))
        .map(({ name }) => name),
      tags: settings.tags.filter((tag) => !tags.includes(tag)).map(({ key }) => key),
    },
  };
}

/** The tags whose keys are not there; case does not matter: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
export function missingTags(tags: readonly Tag[], had: readonly Tag[]): Tag[] {
  const keys = new Set(had.map(({ key }) => foldName(key)));
  return tags.filter(({ key }) => !keys.has(foldName(key)));
}

/** The inline policies whose names are not there; PutUserPolicy would replace the others. */
export function missingInlinePolicies(
  policies: readonly InlinePolicy[],
  had: readonly InlinePolicy[],
): InlinePolicy[] {
  const names = new Set(had.map(({ name }) => foldName(name)));
  return policies.filter(({ name }) => !names.has(foldName(name)));
}
