import type { Identity } from '../accounts/identity.ts';
import { practiceProfileId } from '../accounts/profile.ts';
import type { PasswordPolicy } from '../accounts/snapshot.ts';
import { settingsOf, type Draft } from '../drafts/draft.ts';
import type { Plan } from '../plans/plan.ts';
import { passwordFunctions } from './password-functions.ts';
import { option, quoted } from './shell-text.ts';
import { commandsOf, type ScriptContext } from './step-commands.ts';

interface Reviewed {
  draft: Draft;
  plan: Pick<Plan, 'steps' | 'hash'>;
  identity: Identity;
  passwordPolicy: PasswordPolicy | null;
}

/**
 * A plan's calls as a POSIX shell script for the AWS CLI 2. It checks first that it is in the reviewed account, and
 * ends at the first call that fails. No secret is in it or comes on a command line: passwords are asked for or made up
 * when it runs, and what AWS makes up goes into files that their owner alone can read.
 */
export function cliScript({ draft, plan: { steps, hash }, identity, passwordPolicy }: Reviewed): string {
  const target = targetOf(identity);
  const context = { target, account: identity.account, ...sharedPassword(draft) };
  const keepsCredentials = steps.some(
    (step) =>
      step.call === 'CreateAccessKey' ||
      (step.call === 'CreateLoginProfile' && step.password === 'generated'),
  );
  const setsPasswords = steps.some(({ call }) => call === 'CreateLoginProfile');
  return [
    `#!/bin/sh
# The API calls that were reviewed in Gatehouse, for the AWS CLI 2. It ends at the first call that fails.
# Plan ${hash}
set -eu
umask 077
export AWS_PAGER=''
`,
    ...(identity.account.endpoint === 'practice'
      ? [
          `# The practice account inside Gatehouse is not reached from outside: “npm run practice” serves one.
: "\${PRACTICE_URL:?This plan is for the practice account. Set PRACTICE_URL to the address of one.}"
`,
        ]
      : []),
    accountCheck(identity, target),
    ...(keepsCredentials
      ? [
          `# Passwords and access keys are written here. An older folder is never written over.
folder=\${1:-gatehouse-credentials}
mkdir -- "$folder"
`,
        ]
      : []),
    ...(setsPasswords ? [passwordFunctions(passwordPolicy, target)] : []),
    ...[...Map.groupBy(steps, ({ rowId }) => rowId).values()].map(
      (ofRow) => `${ofRow.flatMap((step) => commandsOf(step, context)).join('\n')}\n`,
    ),
    ...(keepsCredentials ? [`printf 'The credentials are in %s\\n' "$folder" >&2\n`] : []),
  ].join('\n');
}

/** The options that make every command act as the reviewed profile, at its endpoint. */
function targetOf({ profileId, profileName, region, account: { endpoint } }: Identity): string {
  return [
    ...(profileId === practiceProfileId ? [] : [option('profile', profileName)]),
    option('region', region),
    ...(endpoint === 'aws'
      ? []
      : endpoint === 'practice'
        ? ['--endpoint-url="$PRACTICE_URL"']
        : [option('endpoint-url', endpoint)]),
  ].join(' ');
}

/** The same plan in another account would be another plan. */
function accountCheck({ account: { partition, accountId } }: Identity, target: string): string {
  const of = (service: string): string => `${quoted(`arn:${partition}:${service}::${accountId}:`)}*`;
  return `caller=$(aws sts get-caller-identity ${target} --query=Arn --output=text)
case $caller in
  ${of('iam')} | ${of('sts')}) ;;
  *)
    printf 'Nothing was created: this is for the account ${accountId} (${partition}), and you are %s.\\n' "$caller" >&2
    exit 1
    ;;
esac
`;
}

function sharedPassword(draft: Draft): Pick<ScriptContext, 'sharedPasswordRows' | 'firstSharedRow'> {
  const rows = draft.users.filter((user) => {
    const { consoleAccess, passwordMode } = settingsOf(draft, user);
    return consoleAccess && passwordMode === 'custom-shared';
  });
  return { sharedPasswordRows: new Set(rows.map(({ id }) => id)), firstSharedRow: rows[0]?.id };
}
