import {
  eachOnce,
  inlineDocumentProblem,
  inlinePolicyNameProblem,
  maximumUserPolicySize,
  policySize,
  type InlinePolicy,
} from '../../rules/inline-policy.ts';
import { foldName } from '../../rules/names.ts';
import { documentation } from '../documentation.ts';
import { namedUser } from '../policy-names-user.ts';
import { missingInlinePolicies } from '../merge.ts';
import { problem, type PlanRow, type RowProblem, type RowRule } from '../row-problem.ts';

/** What is wrong with the inline policies that a user is given. */
export const inlinePolicies: RowRule = (row) => {
  const each = eachOnce(row.settings.inlinePolicies);
  if (row.doing === 'skip' || each.length === 0) return [];
  const error = (rule: string, message: string | undefined, link: string): RowProblem[] =>
    message === undefined ? [] : [problem('error', rule, 'policies', message, link)];
  const { quotas, inlinePolicies: page } = documentation;
  return [
    ...each.flatMap(({ name }) => error('inline-policy-name', inlinePolicyNameProblem(name), page)),
    ...error('inline-policy-duplicate', duplicateProblem(each), page),
    ...each.flatMap(({ name, document }) => {
      const wrong = inlineDocumentProblem(document);
      return error('inline-policy-document', wrong && `The inline policy ${name} ${wrong}`, page);
    }),
    ...error('inline-policies-size', sizeProblem(each, row), quotas),
    ...each.flatMap((policy) => sourceProblem(policy, row)),
  ];
};

function duplicateProblem(each: readonly InlinePolicy[]): string | undefined {
  const names = each.map(({ name }) => name);
  const twice = names.find((name, index) => names.map(foldName).indexOf(foldName(name)) < index);
  return (
    twice &&
    `Two inline policies have the name ${twice}, and the second would replace the first. Take one of them out.`
  );
}

function sizeProblem(each: readonly InlinePolicy[], { existing, doing }: PlanRow): string | undefined {
  const had = doing === 'merge' ? (existing?.access?.inlinePolicies ?? []) : [];
  const all = [...had, ...missingInlinePolicies(each, had)];
  const size = all.reduce((sum, { document }) => sum + policySize(document), 0);
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
