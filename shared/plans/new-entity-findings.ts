import type { Snapshot } from '../accounts/snapshot.ts';
import { settingsOf, type Draft } from '../drafts/draft.ts';
import { newPolicyName, newPolicyReference } from '../drafts/policy-reference.ts';
import { allowsEverything, barsPasswordWithoutMfa } from '../rules/policy-grammar/statements.ts';
import type { FieldProblem } from './field-problem.ts';
import type { Finding, FindingPlace } from './finding.ts';
import { policyReferences } from './new-entities.ts';
import { newGroupProblems } from './new-group-problems.ts';
import { newPolicyProblems } from './new-policy-problems.ts';

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const quotasLink = `${guide}reference_iam-quotas.html`;

/** What the rules have to say of the groups and policies that a draft creates. */
export function newEntityFindings(draft: Draft, snapshot: Snapshot): Finding[] {
  return [
    ...draft.newPolicies.flatMap((policy, index) =>
      findingsOfProblems(
        `Policy ${policy.name}`,
        newPolicyProblems(policy, draft.newPolicies.slice(0, index), snapshot),
        'policies',
      ),
    ),
    ...draft.newGroups.flatMap((group, index) =>
      findingsOfProblems(
        `Group ${group.name}`,
        newGroupProblems(group, draft.newGroups.slice(0, index), draft, snapshot),
        'groups',
      ),
    ),
    ...missingReferences(draft),
    ...quotaFindings(draft, snapshot),
    ...powerfulPolicies(draft),
    ...lockedOutUsers(draft),
    ...unusedEntities(draft),
  ];
}

function findingsOfProblems(
  what: string,
  problems: readonly FieldProblem<string>[],
  placeOfAccount: FindingPlace,
): Finding[] {
  return problems.map(({ rule, message, ofAccount }) => ({
    severity: 'error',
    rule,
    place: ofAccount ? placeOfAccount : 'new-entities',
    rowIds: [],
    message: `${what.trim()}: ${message}`,
  }));
}

function missingReferences(draft: Draft): Finding[] {
  const known = new Set(draft.newPolicies.map(({ name }) => name));
  const missing = policyReferences(draft)
    .flatMap((reference) => newPolicyName(reference) ?? [])
    .filter((name) => !known.has(name));
  return [...new Set(missing)].map((name) => ({
    severity: 'error',
    rule: 'new-policy-missing',
    place: 'new-entities',
    rowIds: usersWith(draft, newPolicyReference(name)),
    message: `The new policy ${name} is chosen, but this batch does not create it. Create it, or take it out.`,
  }));
}

/** The users to whom a policy is attached or a boundary. */
function usersWith(draft: Draft, reference: string): string[] {
  return draft.users
    .filter((user) => {
      const { policyArns, boundaryArn } = settingsOf(draft, user);
      return boundaryArn === reference || policyArns.includes(reference);
    })
    .map(({ id }) => id);
}

function quotaFindings({ newGroups, newPolicies }: Draft, { groups, policies, quotas }: Snapshot): Finding[] {
  const own = policies.filter(({ type }) => type === 'Customer managed').length;
  const over = (what: string, there: number, added: number, limit: number, place: FindingPlace): Finding[] =>
    added === 0 || there + added <= limit
      ? []
      : [
          {
            severity: 'error',
            rule: `new-${what}-quota`,
            place,
            rowIds: [],
            message: `The account has ${there} ${what} and may have ${limit}; ${added} more do not fit.`,
            link: quotasLink,
          },
        ];
  return [
    ...over('groups', groups.length, newGroups.length, quotas.groups, 'groups'),
    ...over('policies', own, newPolicies.length, quotas.policies, 'policies'),
  ];
}

function powerfulPolicies({ newPolicies }: Draft): Finding[] {
  return newPolicies
    .filter(({ document }) => allowsEverything(document))
    .map(({ name }) => ({
      severity: 'warning',
      rule: 'policy-powerful',
      place: 'new-entities',
      rowIds: [],
      message: `Policy ${name} allows every action on every resource: whoever has it can do anything in the account.`,
      link: `${guide}best-practices.html`,
    }));
}

/** Users who must set a new password before they can have an MFA device, which a new policy wants first. */
function lockedOutUsers(draft: Draft): Finding[] {
  return draft.newPolicies
    .filter(({ document }) => barsPasswordWithoutMfa(document))
    .flatMap(({ name }): Finding[] => {
      const reference = newPolicyReference(name);
      const groups = draft.newGroups.filter(({ policyArns }) => policyArns.includes(reference));
      const rowIds = draft.users
        .filter((user) => {
          const settings = settingsOf(draft, user);
          const hasIt =
            settings.policyArns.includes(reference) ||
            groups.some((group) => settings.groups.includes(group.name));
          return hasIt && settings.consoleAccess && settings.resetRequired;
        })
        .map(({ id }) => id);
      if (rowIds.length === 0) return [];
      return [
        {
          severity: 'warning',
          rule: 'password-needs-mfa',
          place: 'new-entities',
          rowIds,
          message: `Policy ${name} denies changing a password before a sign-in with MFA, and these users must create a new one at their first: they cannot get in. Do not require a new password, or allow iam:ChangePassword without MFA.`,
          link: `${guide}reference_policies_examples_aws_my-sec-creds-self-manage.html`,
        },
      ];
    });
}

function unusedEntities(draft: Draft): Finding[] {
  const references = new Set(policyReferences(draft));
  const groups = new Set(draft.users.flatMap((user) => settingsOf(draft, user).groups));
  const unused = [
    ...draft.newPolicies
      .filter(({ name }) => !references.has(newPolicyReference(name)))
      .map(({ name }) => `Policy ${name} is created, but no user or group of this batch gets it.`),
    ...draft.newGroups
      .filter(({ name }) => !groups.has(name))
      .map(({ name }) => `Group ${name} is created, but no user of this batch is put in it.`),
  ];
  return unused.map((message) => ({
    severity: 'advice',
    rule: 'new-entity-unused',
    place: 'new-entities',
    rowIds: [],
    message,
  }));
}
