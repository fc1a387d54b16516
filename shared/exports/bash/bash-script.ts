import { exportOrigin } from '../export-origin.ts';
import type { ExportTarget } from '../export-target.ts';
import { givesToExisting, madeUsers } from '../made-users.ts';
import { sharedPasswordRows, type ReviewedPlan } from '../reviewed-plan.ts';
import { accessKeyFunctions } from './access-key-functions.ts';
import { passwordFunctions } from './password-functions.ts';
import { mergeFunctions } from './merge-functions.ts';
import { ownFolder } from './own-folder.ts';
import { option, quoted } from './shell-text.ts';
import { commandOf } from './step-commands.ts';
import { stepFunctions } from './step-functions.ts';

/**
 * A plan's calls as a bash script (3.2 or newer, as macOS has it) for the AWS CLI. It checks first that it is in the
 * reviewed account, ends at the first call that fails, and goes on from there when it is run again. No secret is in it,
 * or comes on a command line, into an environment or into a trace: passwords are made up or asked for when it runs, and
 * it keeps them and the access keys in files that their owner alone can read.
 */
export function bashScript(reviewed: ReviewedPlan): string {
  const {
    draft,
    plan: { steps, hash },
    target,
    snapshot: { passwordPolicy },
  } = reviewed;
  const context = {
    account: target.account,
    sharedPasswordRows: sharedPasswordRows(draft),
    madeUsers: madeUsers(steps),
  };
  const merges = steps.some((step) => givesToExisting(step, context.madeUsers));
  const setsPasswords = steps.some((step) => 'password' in step);
  const makesKeys = steps.some(({ call }) => call === 'CreateAccessKey');
  return [
    header(hash, exportOrigin(reviewed)),
    ...(target.account.endpoint === 'practice'
      ? [
          `# The practice account inside Gatehouse is not reached from outside: “npm run practice” serves one.
: "\${PRACTICE_URL:?This plan is for the practice account. Set PRACTICE_URL to the address of one.}"
`,
        ]
      : []),
    accountCheck(target),
    ownFolder(hash),
    stepFunctions(steps.length),
    ...(merges ? [mergeFunctions(steps.length)] : []),
    ...(setsPasswords ? [passwordFunctions(passwordPolicy)] : []),
    ...(makesKeys ? [accessKeyFunctions(steps.length)] : []),
    ...[...Map.groupBy(steps.entries(), ([, { rowId }]) => rowId).values()].map(
      (ofRow) => `${ofRow.map(([index, step]) => commandOf(step, index + 1, context)).join('\n')}\n`,
    ),
    setsPasswords || makesKeys
      ? `printf 'All is done. The credentials are in %s\\n' "$folder" >&2\n`
      : `printf 'All is done.\\n' >&2\n`,
  ].join('\n');
}

function header(hash: string, origin: readonly string[]): string {
  return `#!/usr/bin/env bash
# The API calls that were reviewed in Gatehouse, for the AWS CLI 2 (or 1) and bash 3.2 or newer.
# Plan ${hash}
${origin.map((line) => `# ${line}`).join('\n')}
#
# It checks the account, and ends at the first call that fails. Run it again then: what is done is not done again.
# What it has done, and the passwords and access keys, are in a folder that only you can read: the one that you name as
# its argument, else gatehouse-${hash.slice(0, 12)} beside this script. Keep it until all is done and handed over.
# shellcheck disable=SC2016 # What single quotes hold is the plan's, as it is.
{ set +xva; } 2>/dev/null
set -eu
umask 077
unset -v password first_password shared_password CDPATH
export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off

stop() {
  printf '%s\\n' "$*" >&2
  exit 1
}
`;
}

/** The options that make every command act as the reviewed profile, at its endpoint. */
function optionsOf({ profileName, region, account: { endpoint } }: ExportTarget): string {
  return [
    ...(profileName === undefined ? [] : [option('profile', profileName)]),
    option('region', region),
    ...(endpoint === 'aws'
      ? []
      : endpoint === 'practice'
        ? ['--endpoint-url="$PRACTICE_URL"']
        : [option('endpoint-url', endpoint)]),
  ].join(' ');
}

/** The same plan in another account would be another plan. */
function accountCheck(target: ExportTarget): string {
  const { partition, accountId } = target.account;
  const options = optionsOf(target);
  const of = (service: string): string => `${quoted(`arn:${partition}:${service}::${accountId}:`)}*`;
  return `iam() {
  aws iam "$@" ${options} < /dev/null
}

caller=$(aws sts get-caller-identity ${options} --query=Arn --output=text < /dev/null)
case $caller in
  ${of('iam')} | ${of('sts')}) ;;
  *) stop "Nothing was created: this is for the account ${accountId} (${partition}), and you are $caller." ;;
esac
`;
}
