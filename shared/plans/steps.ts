import type { Snapshot } from '../accounts/snapshot.ts';
import type { DraftUser, UserSettings } from '../drafts/draft.ts';
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
        ...(settings.tags.length === 0
          ? {}
          : { Tags: settings.tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
      },
    },
  ];
  for (const GroupName of groupsFor(settings))
    steps.push({
      id: `${rowId}/group/${GroupName}`,
      rowId,
      call: 'AddUserToGroup',
      input: { UserName, GroupName },
    });
  for (const PolicyArn of policiesFor(settings, snapshot))
    steps.push({
      id: `${rowId}/policy/${PolicyArn}`,
      rowId,
      call: 'AttachUserPolicy',
      input: { UserName, PolicyArn },
    });
  for (const [index, { name, document }] of eachOnce(settings.inlinePolicies).entries())
    steps.push({
      id: `${rowId}/inline/${index}/${name}`,
      rowId,
      call: 'PutUserPolicy',
      input: { UserName, PolicyName: name, PolicyDocument: document },
    });
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

/** The groups that a user is put in, each once. */
export function groupsFor(settings: UserSettings): string[] {
  return [...new Set(settings.groups)];
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
