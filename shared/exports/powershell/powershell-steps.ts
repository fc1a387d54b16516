import type { AccountKey } from '../../accounts/account-key.ts';
import type { Step } from '../../plans/step.ts';
import { customerPolicyArn } from '../../rules/partitions.ts';
import { credentialFile } from '../credential-file.ts';
import { givesToExisting } from '../made-users.ts';
import { powershellJson, powershellJsonInside, powershellText } from './powershell-text.ts';

/** What the commands of all steps share. */
export interface PowershellContext {
  /** The reviewed account. */
  account: AccountKey;
  /** The rows that get one custom password for all. */
  sharedPasswordRows: ReadonlySet<string>;
  /** The names of the users whom the script makes. */
  madeUsers: ReadonlySet<string>;
}

/** The command of one call, the `number`th of the plan, for the functions that a script defines. */
export function powershellCommand(step: Step, number: number, context: PowershellContext): string {
  switch (step.call) {
    case 'CreatePolicy': {
      const { Path, PolicyName } = step.input;
      return made(step, number, 'get-policy', {
        PolicyArn: customerPolicyArn(context.account, Path, PolicyName),
      });
    }
    case 'CreateGroup':
      return made(step, number, 'get-group', { GroupName: step.input.GroupName });
    case 'CreateUser':
      return made(step, number, 'get-user', { UserName: step.input.UserName });
    case 'TagUser': {
      if (!givesToExisting(step, context.madeUsers)) return once(step, number);
      const { UserName } = step.input;
      return `Add-UserTags ${number} ${powershellJson({ UserName })} ${powershellJson(step.input)}`;
    }
    case 'PutUserPolicy': {
      if (!givesToExisting(step, context.madeUsers)) return once(step, number);
      const { UserName, PolicyName } = step.input;
      return `Add-UserPolicy ${number} ${powershellJson({ UserName })} ${powershellJson({ UserName, PolicyName })} ${powershellJson(step.input)}`;
    }
    case 'AttachGroupPolicy':
    case 'AddUserToGroup':
    case 'AttachUserPolicy':
      return once(step, number);
    case 'CreateLoginProfile':
      return `New-SignIn ${number} ${powershellJson({ UserName: step.input.UserName })} ${powershellJsonInside(step.input)} ${passwordSource(step, context)}${step.password === 'custom' ? ' -Typed' : ''}`;
    case 'UpdateLoginProfile':
      return `Set-SignIn ${number} ${powershellJsonInside(step.input)} ${passwordSource(step, context)}`;
    case 'CreateAccessKey': {
      const { UserName } = step.input;
      const file = powershellText(credentialFile(UserName, 'accessKey.json'));
      return `New-AccessKey ${number} ${file} ${powershellJson({ UserName })}`;
    }
  }
}

/** For a call that may be repeated. */
function once(step: Step, number: number): string {
  return `Invoke-Once ${number} '${commandName(step.call)}' ${powershellJson(step.input)}`;
}

/** For a call that makes what was not there: `look` finds it. */
function made(step: Step, number: number, look: string, name: object): string {
  return `New-Entity ${number} '${look}' ${powershellJson(name)} '${commandName(step.call)}' ${powershellJson(step.input)}`;
}

/** `create-user` for `CreateUser`. */
function commandName(call: Step['call']): string {
  return call.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** A script block that leaves the user's password in `$Password`. */
function passwordSource(
  { password, rowId, input: { UserName } }: Extract<Step, { password: unknown }>,
  { sharedPasswordRows }: PowershellContext,
): string {
  if (password === 'generated')
    return `{ Read-KeptPassword ${powershellText(credentialFile(UserName, 'password.txt'))} }`;
  return sharedPasswordRows.has(rowId)
    ? '{ Read-SharedPassword }'
    : `{ Read-Password ${powershellText(`Console password of ${UserName}`)} }`;
}
