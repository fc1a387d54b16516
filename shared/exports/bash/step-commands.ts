import type { AccountKey } from '../../accounts/account-key.ts';
import type { Step } from '../../plans/step.ts';
import { customerPolicyArn } from '../../rules/partitions.ts';
import { credentialFile } from '../credential-file.ts';
import { givesToExisting } from '../made-users.ts';
import { parsedDocument } from '../parsed-document.ts';
import { jmespathLiteral } from './jmespath-text.ts';
import { option, quoted } from './shell-text.ts';

/** What the commands of all steps share. */
export interface ScriptContext {
  /** The reviewed account. */
  account: AccountKey;
  /** The rows that get one custom password for all. */
  sharedPasswordRows: ReadonlySet<string>;
  /** The names of the users whom the script makes. */
  madeUsers: ReadonlySet<string>;
}

/** The command of one call, the `number`th of the plan, for the shell functions that a script defines. */
export function commandOf(step: Step, number: number, context: ScriptContext): string {
  switch (step.call) {
    case 'CreatePolicy': {
      const { PolicyName, Path, Description, PolicyDocument } = step.input;
      return words(
        `make ${number} get-policy ${option('policy-arn', customerPolicyArn(context.account, Path, PolicyName))}`,
        `create-policy ${option('policy-name', PolicyName)} ${option('path', Path)}`,
        Description === undefined ? '' : descriptionOption(Description),
        option('policy-document', PolicyDocument),
      );
    }
    case 'CreateGroup': {
      const name = option('group-name', step.input.GroupName);
      return `make ${number} get-group ${name} create-group ${name} ${option('path', step.input.Path)}`;
    }
    case 'AttachGroupPolicy': {
      const { GroupName, PolicyArn } = step.input;
      return `once ${number} attach-group-policy ${option('group-name', GroupName)} ${option('policy-arn', PolicyArn)}`;
    }
    case 'CreateUser': {
      const { UserName, Path, PermissionsBoundary, Tags } = step.input;
      const name = option('user-name', UserName);
      return words(
        `make ${number} get-user ${name} create-user ${name} ${option('path', Path)}`,
        PermissionsBoundary === undefined ? '' : option('permissions-boundary', PermissionsBoundary),
        Tags === undefined ? '' : option('tags', JSON.stringify(Tags)),
      );
    }
    case 'TagUser': {
      const { UserName, Tags } = step.input;
      const user = option('user-name', UserName);
      const tags = option('tags', JSON.stringify(Tags));
      if (!givesToExisting(step, context.madeUsers)) return `once ${number} tag-user ${user} ${tags}`;
      return words(
        `give_tags ${number} ${user} ${tags} ${quoted(otherTags(Tags))}`,
        ...Tags.map(({ Key }) => quoted(Key)),
      );
    }
    case 'AddUserToGroup': {
      const { UserName, GroupName } = step.input;
      return `once ${number} add-user-to-group ${option('user-name', UserName)} ${option('group-name', GroupName)}`;
    }
    case 'AttachUserPolicy': {
      const { UserName, PolicyArn } = step.input;
      return `once ${number} attach-user-policy ${option('user-name', UserName)} ${option('policy-arn', PolicyArn)}`;
    }
    case 'PutUserPolicy': {
      const { UserName, PolicyName, PolicyDocument } = step.input;
      const user = option('user-name', UserName);
      const document = option('policy-document', PolicyDocument);
      return givesToExisting(step, context.madeUsers)
        ? `give_policy ${number} ${user} ${quoted(PolicyName)} ${quoted(isDocument(PolicyDocument))} ${document}`
        : `once ${number} put-user-policy ${user} ${option('policy-name', PolicyName)} ${document}`;
    }
    case 'CreateLoginProfile': {
      const name = option('user-name', step.input.UserName);
      return `sign_in ${number} ${name} ${parametersOf(step)} ${passwordSource(step, context)}`;
    }
    case 'UpdateLoginProfile':
      return `new_sign_in ${number} ${parametersOf(step)} ${passwordSource(step, context)}`;
    case 'CreateAccessKey': {
      const { UserName } = step.input;
      return `access_key ${number} ${quoted(credentialFile(UserName, 'accessKey.json'))} ${option('user-name', UserName)}`;
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

/** Asks the answer to ListUserTags for the keys of all tags but these. */
function otherTags(tags: readonly { Key: string; Value: string }[]): string {
  const these = tags.map(
    ({ Key, Value }) => `(Key==${jmespathLiteral(Key)} && Value==${jmespathLiteral(Value)})`,
  );
  return `Tags[?!(${these.join(' || ')})].[Key]`;
}

/** Asks the answer to GetUserPolicy whether the document says the same; one that is not JSON never does. */
function isDocument(document: string): string {
  return `PolicyDocument==${jmespathLiteral(parsedDocument(document) ?? document)}`;
}

type PasswordStep = Extract<Step, { password: unknown }>;

/** The parameters that go with a password, as the inside of a JSON object. */
function parametersOf({ input }: PasswordStep): string {
  return quoted(JSON.stringify(input).slice(1, -1));
}

/** The shell function that leaves the user's password in `$password`. */
function passwordSource(
  { password, rowId, input: { UserName } }: PasswordStep,
  { sharedPasswordRows }: ScriptContext,
): string {
  if (password === 'generated') return `kept_password ${quoted(credentialFile(UserName, 'password.txt'))}`;
  return sharedPasswordRows.has(rowId)
    ? 'ask_shared_password'
    : `ask_password ${quoted(`Console password of ${UserName}`)}`;
}

function words(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
