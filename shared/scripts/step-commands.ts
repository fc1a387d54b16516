import type { AccountKey } from '../accounts/account-key.ts';
import type { Step } from '../plans/step.ts';
import { customerPolicyArn } from '../rules/partitions.ts';
import { option, quoted } from './shell-text.ts';

/** Where a script's commands go and what they share. */
export interface ScriptContext {
  /** Options of every command: profile, region and endpoint. */
  target: string;
  /** The reviewed account. */
  account: AccountKey;
  /** The rows that get one custom password for all; it is asked for at the first of them. */
  sharedPasswordRows: ReadonlySet<string>;
  firstSharedRow: string | undefined;
}

/** The commands of one call, for the shell functions and variables that `cliScript` defines. */
export function commandsOf(step: Step, context: ScriptContext): string[] {
  const { target } = context;
  switch (step.call) {
    case 'CreatePolicy': {
      const { PolicyName, Path, Description, PolicyDocument } = step.input;
      const created = [
        `aws iam create-policy ${target} ${option('policy-name', PolicyName)} ${option('path', Path)}`,
        ...(Description === undefined ? [] : [descriptionOption(Description)]),
        option('policy-document', PolicyDocument),
      ].join(' ');
      const arn = customerPolicyArn(context.account, Path, PolicyName);
      return [created, `aws iam wait policy-exists ${target} ${option('policy-arn', arn)}`];
    }
    case 'CreateGroup': {
      const name = option('group-name', step.input.GroupName);
      return [
        `aws iam create-group ${target} ${name} ${option('path', step.input.Path)}`,
        // The AWS CLI has no waiter for groups.
        `tries=0; until aws iam get-group ${target} ${name} >/dev/null 2>&1; do tries=$((tries + 1)); [ "$tries" -lt 20 ]; sleep 1; done`,
      ];
    }
    case 'AttachGroupPolicy': {
      const { GroupName, PolicyArn } = step.input;
      return [
        `aws iam attach-group-policy ${target} ${option('group-name', GroupName)} ${option('policy-arn', PolicyArn)}`,
      ];
    }
    case 'CreateUser': {
      const { UserName, Path, PermissionsBoundary, Tags } = step.input;
      const created = [
        `aws iam create-user ${target} ${option('user-name', UserName)} ${option('path', Path)}`,
        ...(PermissionsBoundary === undefined ? [] : [option('permissions-boundary', PermissionsBoundary)]),
        ...(Tags === undefined ? [] : [option('tags', JSON.stringify(Tags))]),
      ].join(' ');
      // What comes next is about a user that not all of AWS's machines know at once.
      return [created, `aws iam wait user-exists ${target} ${option('user-name', UserName)}`];
    }
    case 'AddUserToGroup': {
      const { UserName, GroupName } = step.input;
      return [
        `aws iam add-user-to-group ${target} ${option('user-name', UserName)} ${option('group-name', GroupName)}`,
      ];
    }
    case 'AttachUserPolicy': {
      const { UserName, PolicyArn } = step.input;
      return [
        `aws iam attach-user-policy ${target} ${option('user-name', UserName)} ${option('policy-arn', PolicyArn)}`,
      ];
    }
    case 'PutUserPolicy': {
      const { UserName, PolicyName, PolicyDocument } = step.input;
      return [
        `aws iam put-user-policy ${target} ${option('user-name', UserName)} ${option('policy-name', PolicyName)} ${option('policy-document', PolicyDocument)}`,
      ];
    }
    case 'TagUser': {
      const { UserName, Tags } = step.input;
      return [
        `aws iam tag-user ${target} ${option('user-name', UserName)} ${option('tags', JSON.stringify(Tags))}`,
      ];
    }
    case 'CreateLoginProfile':
    case 'UpdateLoginProfile': {
      const { UserName, PasswordResetRequired } = step.input;
      const command = step.call === 'CreateLoginProfile' ? 'create-login-profile' : 'update-login-profile';
      return [
        ...passwordCommands(step, context),
        `set_password ${command} ${option('user-name', UserName)} --${PasswordResetRequired ? '' : 'no-'}password-reset-required`,
      ];
    }
    case 'CreateAccessKey': {
      const { UserName } = step.input;
      // One attempt: after a lost answer a second one would make a second key, and nobody had the first one's secret.
      return [
        `AWS_MAX_ATTEMPTS=1 aws iam create-access-key ${target} ${option('user-name', UserName)} --output=json > ${file(UserName, 'accessKey.json')}`,
      ];
    }
  }
}

/**
 * A policy's description. One that looks like a file would be taken for one, and that file's content sent to AWS:
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html
 */
function descriptionOption(description: string): string {
  return /^(fileb?|https?):\/\//.test(description)
    ? option('cli-input-json', JSON.stringify({ Description: description }))
    : option('description', description);
}

/** Commands that leave the user's new password in `$password`. */
function passwordCommands(
  step: Extract<Step, { password: unknown }>,
  { sharedPasswordRows, firstSharedRow }: ScriptContext,
): string[] {
  const { UserName } = step.input;
  // On the disk before it is sent, so that it is not lost with the answer.
  if (step.password === 'generated')
    return ['new_password', `keep_password ${file(UserName, 'password.txt')}`];
  if (!sharedPasswordRows.has(step.rowId))
    return [`ask_password ${quoted(`Console password of ${UserName}`)}`];
  return step.rowId === firstSharedRow
    ? [`ask_password ${quoted('Console password of all users')}`, 'shared_password=$password']
    : ['password=$shared_password'];
}

/** A file of the credentials' folder. */
function file(userName: string, what: string): string {
  return `"$folder"/${quoted(`${userName.replaceAll(/[^\w+=,.@-]/g, '_')}_${what}`)}`;
}
