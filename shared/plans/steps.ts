import type { Snapshot } from '../accounts/snapshot.ts';
import type { DraftUser, Tag, UserSettings } from '../drafts/draft.ts';
import { eachOnce } from '../rules/inline-policy.ts';
import { awsManagedPolicyArn } from '../rules/partitions.ts';
import type { Step } from './step.ts';

/**
 * One user's calls in the order in which they must be made: the user with its path, tags and boundary in the one call
 * (a delegated administrator may be forced to pass the boundary), permissions before credentials, the access key last.
 */
export function stepsFor(user: DraftUser, settings: UserSettings, snapshot: Snapshot): Step[] {
  const UserName = user.name;
  const rowId = user.id;
  const steps: Step[] = [
    {
      id: `${rowId}/user`,
      rowId,
      call: 'CreateUser',
      input: {
        UserName,
        Path: settings.path,
        ...(settings.boundaryArn === null ? {} : { PermissionsBoundary: settings.boundaryArn }),
        ...(settings.tags.length === 0 ? {} : { Tags: awsTags(settings.tags) }),
      },
    },
  ];
  steps.push(...permissionSteps(user, { ...settings, policyArns: policiesFor(settings, snapshot) }));
  if (settings.consoleAccess)
    steps.push({
      id: `${rowId}/password`,
      rowId,
      call: 'CreateLoginProfile',
      input: { UserName, PasswordResetRequired: settings.resetRequired },
      password: settings.passwordMode === 'generated' ? 'generated' : 'custom',
    });
  if (settings.accessKey)
    steps.push({ id: `${rowId}/access-key`, rowId, call: 'CreateAccessKey', input: { UserName } });
  return steps;
}

/** The calls that give a user who exists what is missing. */
export function mergeSteps(
  user: DraftUser,
  missing: Pick<UserSettings, 'groups' | 'policyArns' | 'inlinePolicies' | 'tags'>,
): Step[] {
  const tags: Step[] =
    missing.tags.length === 0
      ? []
      : [
          {
            id: `${user.id}/tags`,
            rowId: user.id,
            call: 'TagUser',
            input: { UserName: user.name, Tags: awsTags(missing.tags) },
          },
        ];
  return [...permissionSteps(user, missing), ...tags];
}

/** The calls that put a user into groups and give policies, each once. */
function permissionSteps(
  { id: rowId, name: UserName }: DraftUser,
  { groups, policyArns, inlinePolicies }: Pick<UserSettings, 'groups' | 'policyArns' | 'inlinePolicies'>,
): Step[] {
  return [
    ...[...new Set(groups)].map((GroupName): Step => ({
      id: `${rowId}/group/${GroupName}`,
      rowId,
      call: 'AddUserToGroup',
      input: { UserName, GroupName },
    })),
    ...[...new Set(policyArns)].map((PolicyArn): Step => ({
      id: `${rowId}/policy/${PolicyArn}`,
      rowId,
      call: 'AttachUserPolicy',
      input: { UserName, PolicyArn },
    })),
    ...eachOnce(inlinePolicies).map(({ name, document }, index): Step => ({
      id: `${rowId}/inline/${index}/${name}`,
      rowId,
      call: 'PutUserPolicy',
      input: { UserName, PolicyName: name, PolicyDocument: document },
    })),
  ];
}

function awsTags(tags: readonly Tag[]): { Key: string; Value: string }[] {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}

/** The managed policies that a user gets directly, each once: the chosen ones, and IAMUserChangePassword where needed. */
export function policiesFor(settings: UserSettings, snapshot: Snapshot): string[] {
  const needed = changePasswordPolicy(settings, snapshot);
  return [...new Set([...settings.policyArns, ...(needed === undefined ? [] : [needed])])];
}

/**
 * The policy that lets a user set a new password at the first sign-in, unless the account's password policy already
 * does: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_create.html
 */
function changePasswordPolicy(settings: UserSettings, snapshot: Snapshot): string | undefined {
  const allowedAlready = snapshot.passwordPolicy?.allowUsersToChange ?? false;
  return settings.consoleAccess && settings.resetRequired && !allowedAlready
    ? awsManagedPolicyArn(snapshot.account.partition, 'IAMUserChangePassword')
    : undefined;
}
