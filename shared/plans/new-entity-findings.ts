import type { Snapshot } from '../accounts/snapshot.ts';
import { newPolicyName, newPolicyReference } from '../drafts/policy-reference.ts';
import { allowsEverything } from '../rules/policy-grammar/statements.ts';
import { documentation } from './documentation.ts';
import type { FieldProblem } from './field-problem.ts';
import type { Finding, FindingPlace } from './finding.ts';
import type { NewEntities } from './new-entities.ts';
import { newGroupProblems } from './new-group-problems.ts';
import { newPolicyProblems } from './new-policy-problems.ts';
import { missingPolicy } from './missing-policy.ts';
import { noRoom } from './no-room.ts';
import type { PlanContext } from './plan-context.ts';
import type { PlanRows } from './plan-rows.ts';
import type { RowPlan } from './row-plan.ts';

/** What the rules have to say of the groups and policies that a draft creates. */
export function newEntityFindings({ context, rows }: PlanRows): Finding[] {
  const { head, snapshot } = context;
  if (head.newGroups.length + head.newPolicies.length === 0) return [];
  return [
    ...head.newPolicies.flatMap((policy, index) =>
      findingsOfProblems(
        `Policy ${policy.name}`,
        newPolicyProblems(policy, head.newPolicies.slice(0, index), snapshot),
        'policies',
        documentation.createPolicy,
      ),
    ),
    ...head.newGroups.flatMap((group, index) =>
      findingsOfProblems(
        `Group ${group.name}`,
        newGroupProblems(group, head.newGroups.slice(0, index), head, snapshot),
        'groups',
        documentation.createGroup,
      ),
    ),
    ...unlistedPolicies(context),
    ...missingReferences(head),
    ...quotaFindings(head, snapshot),
    ...powerfulPolicies(head),
    ...unusedEntities(head, rows),
  ];
}

function findingsOfProblems(
  what: string,
  problems: readonly FieldProblem<string>[],
  placeOfAccount: FindingPlace,
  link: string,
): Finding[] {
  return problems.map(({ rule, message, ofAccount }) => ({
    severity: 'error',
    rule,
    place: ofAccount ? placeOfAccount : 'new-entities',
    rowIds: [],
    message: `${what.trim()}: ${message}`,
    link,
  }));
}

/** Policies of groups that may be there, though nobody has seen them: no reason to hold the batch back. */
function unlistedPolicies(context: PlanContext): Finding[] {
  return context.head.newGroups.flatMap(({ name, policyArns }) =>
    [...new Set(policyArns)]
      .filter((reference) => newPolicyName(reference) === undefined)
      .flatMap((reference): Finding[] => {
        const missing = missingPolicy(reference, context);
        return missing?.severity !== 'warning'
          ? []
          : [
              {
                severity: 'warning',
                rule: 'policy-unlisted',
                place: 'new-entities',
                rowIds: [],
                message: `Group ${name}: ${missing.message}`,
                link: documentation.policies,
              },
            ];
      }),
  );
}

function missingReferences({ newGroups, newPolicies }: NewEntities): Finding[] {
  const known = new Set(newPolicies.map(({ name }) => name));
  const missing = newGroups
    .flatMap(({ policyArns }) => policyArns.flatMap((reference) => newPolicyName(reference) ?? []))
    .filter((name) => !known.has(name));
  return [...new Set(missing)].map((name) => ({
    severity: 'error',
    rule: 'new-policy-missing',
    place: 'new-entities',
    rowIds: [],
    message: `The new policy ${name} is chosen for a group, but this batch does not create it. Create it, or take it out.`,
    link: documentation.createPolicy,
  }));
}

function quotaFindings(
  { newGroups, newPolicies }: NewEntities,
  { groups, policies, quotas }: Snapshot,
): Finding[] {
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
            message: noRoom(what, there, added, limit),
            link: documentation.quotas,
          },
        ];
  return [
    ...over('groups', groups.length, newGroups.length, quotas.groups, 'groups'),
    ...over('policies', own, newPolicies.length, quotas.policies, 'policies'),
  ];
}

function powerfulPolicies({ newPolicies }: NewEntities): Finding[] {
  return newPolicies
    .filter(({ document }) => allowsEverything(document))
    .map(({ name }) => ({
      severity: 'warning',
      rule: 'policy-powerful',
      place: 'new-entities',
      rowIds: [],
      message: `Policy ${name} allows every action on every resource: whoever has it can do anything in the account.`,
      link: documentation.bestPractices,
    }));
}

function unusedEntities({ newGroups, newPolicies }: NewEntities, rows: readonly RowPlan[]): Finding[] {
  const references = new Set([
    ...newGroups.flatMap(({ policyArns }) => policyArns),
    ...rows.flatMap(({ references: { policyArns, boundaryArn } }) => [...policyArns, boundaryArn]),
  ]);
  const groups = new Set(rows.flatMap(({ settings }) => settings.groups));
  const unused = [
    ...newPolicies
      .filter(({ name }) => !references.has(newPolicyReference(name)))
      .map(({ name }) => `Policy ${name} is created, but no user or group of this batch gets it.`),
    ...newGroups
      .filter(({ name }) => !groups.has(name))
      .map(({ name }) => `Group ${name} is created, but no user of this batch is put in it.`),
  ];
  return unused.map((message) => ({
    severity: 'advice',
    rule: 'new-entity-unused',
    place: 'new-entities',
    rowIds: [],
    message,
    link: documentation.bestPractices,
  }));
}
