import {
  eachOnce,
  inlineDocumentProblem,
  inlinePolicyNameProblem,
  maximumUserPolicySize,
  policySize,
  type InlinePolicy,
} from '../rules/inline-policy.ts';
import { foldName } from '../rules/names.ts';
import type { Finding } from './finding.ts';
import { error, grouped, type Row } from './finding-rows.ts';
import { namedUser } from './policy-names-user.ts';

const quotasLink = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html';

/** What the rules have to say of the inline policies that the users are given. */
export function inlinePolicyFindings(rows: Row[]): Finding[] {
  const each = rows.flatMap((row) =>
    eachOnce(row.settings.inlinePolicies).map((policy) => ({ ...row, policy })),
  );
  const errors = (rule: string, problems: [string, string[]][], link?: string): Finding[] =>
    problems.map(([message, ids]) => error(rule, 'policies', ids, message, link));
  return [
    ...errors(
      'inline-policy-name',
      grouped(each, ({ policy }) => inlinePolicyNameProblem(policy.name)),
    ),
    ...errors('inline-policy-duplicate', grouped(rows, duplicateProblem)),
    ...errors(
      'inline-policy-document',
      grouped(each, ({ policy }) => {
        const problem = inlineDocumentProblem(policy.document);
        return problem === undefined ? undefined : `The inline policy ${policy.name} ${problem}`;
      }),
    ),
    ...errors('inline-policies-size', grouped(rows, sizeProblem), quotasLink),
    ...grouped(each, ({ policy, settings }) => namesSourceProblem(policy, settings)).map(
      ([message, rowIds]): Finding => ({
        severity: 'warning',
        rule: 'inline-policy-names-source',
        place: 'policies',
        rowIds,
        message,
      }),
    ),
  ];
}

function duplicateProblem({ settings }: Row): string | undefined {
  const names = eachOnce(settings.inlinePolicies).map(({ name }) => name);
  const twice = names.find((name, index) => names.map(foldName).indexOf(foldName(name)) < index);
  return twice === undefined
    ? undefined
    : `Two inline policies have the name ${twice}, and the second would replace the first. Take one of them out.`;
}

function sizeProblem({ settings }: Row): string | undefined {
  const size = eachOnce(settings.inlinePolicies).reduce((sum, { document }) => sum + policySize(document), 0);
  return size <= maximumUserPolicySize
    ? undefined
    : `The inline policies of a user may have ${count(maximumUserPolicySize)} characters together, white space not counted; these have ${count(size)}. Take one out, or attach a managed policy in its place.`;
}

function count(characters: number): string {
  return characters.toLocaleString('en');
}

function namesSourceProblem(
  { name, document }: InlinePolicy,
  { copiedFrom = [] }: Row['settings'],
): string | undefined {
  const named = namedUser(
    document,
    copiedFrom.map(({ userName }) => userName),
  );
  return named === undefined
    ? undefined
    : `The inline policy ${name} was copied as it is and still names the user ${named}: what it says of ${named} does not hold for the new users.`;
}
