import {
  eachOnce,
  inlinePolicyNameProblem,
  maximumUserPolicySize,
  type InlinePolicy,
} from '../../rules/inline-policy.ts';
import { isUnknownAccount } from '../../accounts/unknown-account.ts';
import { foldName } from '../../rules/names.ts';
import { documentation } from '../documentation.ts';
import { missingInlinePolicies } from '../merge.ts';
import type { PlanContext } from '../plan-context.ts';
import { namedUser } from '../policy-names-user.ts';
import { problem, type PlanRow, type RowProblem, type RowRule } from '../row-problem.ts';

/** What is wrong with the inline policies that a user is given: one who exists keeps those of the same names. */
export const inlinePolicies: RowRule = (row, context) => {
  const had = row.doing === 'merge' ? (row.existing?.access?.inlinePolicies ?? []) : [];
  const given = missingInlinePolicies(eachOnce(row.settings.inlinePolicies), had);
  if (row.doing === 'skip' || given.length === 0) return [];
  const error = (rule: string, message: string | undefined, link: string): RowProblem[] =>
    message === undefined ? [] : [problem('error', rule, 'policies', message, link)];
  const { quotas, inlinePolicies: page } = documentation;
  return [
    ...given.flatMap(({ name }) => error('inline-policy-name', inlinePolicyNameProblem(name), page)),
    ...error('inline-policy-duplicate', duplicateProblem(given), page),
    ...given.flatMap((policy) => error('inline-policy-document', documentProblem(policy, context), page)),
    ...error('inline-policies-size', sizeProblem([...had, ...given], context), quotas),
    ...given.flatMap((policy) => sourceProblem(policy, row)),
  ];
};

function documentProblem(
  { name, document }: InlinePolicy,
  { documents, snapshot: { account } }: PlanContext,
): string | undefined {
  const judged = documents.judge(document);
  const mistake = judged.mistake();
  if (mistake !== undefined) return `AWS does not take the inline policy ${name}. ${mistake}`;
  const other = judged.otherPartition();
  return other === undefined || isUnknownAccount(account)
    ? undefined
    : `The account is in the partition ${account.partition}; the inline policy ${name} names the resource ${other} of another.`;
}

function duplicateProblem(each: readonly InlinePolicy[]): string | undefined {
  const names = each.map(({ name }) => name);
  const twice = names.find((name, index) => names.map(foldName).indexOf(foldName(name)) < index);
  return (
    twice &&
    `Two inline policies have the name ${twice}, and the second would replace the first. Take one of them out.`
  );
}

function sizeProblem(all: readonly InlinePolicy[], { documents }: PlanContext): string | undefined {
  const size = all.reduce((sum, { document }) => sum + documents.judge(document).size(), 0);
  return size <= maximumUserPolicySize
    ? undefined
    : `The inline policies of a user may have ${count(maximumUserPolicySize)} characters together, white space not counted; these have ${count(size)}. Take one out, or attach a managed policy in its place.`;
}

function count(characters: number): string {
  return characters.toLocaleString('en');
}

function sourceProblem({ name, document }: InlinePolicy, { settings }: PlanRow): RowProblem[] {
  const sources = (settings.copiedFrom ?? []).map(({ userName }) => userName);
  const named = namedUser(document, sources);
  return named === undefined
    ? []
    : [
        problem(
          'warning',
          'inline-policy-names-source',
          'policies',
          `The inline policy ${name} was copied as it is and still names the user ${named}: what it says of ${named} does not hold for the new users.`,
          documentation.inlinePolicies,
        ),
      ];
}
