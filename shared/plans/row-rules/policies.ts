import { newPolicyName } from '../../drafts/policy-reference.ts';
import { foldName } from '../../rules/names.ts';
import { absence } from '../absence.ts';
import { documentation } from '../documentation.ts';
import type { Fix } from '../fix.ts';
import { missingPolicy } from '../missing-policy.ts';
import type { PlanContext } from '../plan-context.ts';
import { problem, type PlanRow, type RowProblem, type RowRule } from '../row-problem.ts';
import { policiesFor } from '../steps.ts';

/** The managed policies of a user: those that are not there or cannot be attached, too many, needless. */
export const policies: RowRule = (row, context) => {
  if (row.doing === 'skip') return [];
  const attached = attachedBy(row, context);
  return [
    ...[...new Set(row.references.policyArns)].flatMap((reference) => unusable(reference, row, context)),
    ...attached.flatMap((arn) => unknownNeeded(arn, row, context)),
    ...tooMany(attached, row, context),
    ...row.settings.policyArns.flatMap((arn) => needless(arn, row, context)),
  ];
};

/** What is attached: for a new user also what the plan adds by itself. */
function attachedBy({ settings, doing }: PlanRow, { snapshot }: PlanContext): string[] {
  return doing === 'merge' ? [...new Set(settings.policyArns)] : policiesFor(settings, snapshot);
}

function unusable(reference: string, row: PlanRow, context: PlanContext): RowProblem[] {
  const { user, settings, doing } = row;
  const isNeeded =
    doing === 'create' && policiesFor({ ...settings, policyArns: [] }, context.snapshot).includes(reference);
  // What the plan adds by itself would be missing all the same.
  if (isNeeded && !context.policies.has(reference)) return neededMissing(reference, context);
  const replaceBy = (label: string, to: string | null): Fix => ({
    label,
    action: { kind: 'replace', rowIds: [user.id], list: 'policyArns', from: reference, to },
  });
  const created = newPolicyName(reference);
  if (created !== undefined)
    return context.head.newPolicies.some(({ name }) => name === created)
      ? []
      : [
          problem(
            'error',
            'new-policy-missing',
            'new-entities',
            `The new policy ${created} is chosen, but this batch does not create it. Create it, or take it out.`,
            documentation.createPolicy,
            replaceBy('Take the policy out', null),
          ),
        ];
  const policy = context.policies.get(reference);
  if (policy?.attachable === true) return [];
  if (policy !== undefined)
    return [
      problem(
        'error',
        'policy-missing',
        'policies',
        `${labelOf(policy.arn, context)} cannot be attached to a user. Take it out of the policies chosen.`,
        documentation.attachUserPolicy,
        replaceBy('Take the policy out', null),
      ),
    ];
  const missing = missingPolicy(reference, context);
  if (missing === undefined) return [];
  const { severity, message, meant } = missing;
  return [
    problem(
      severity,
      severity === 'error' ? 'policy-missing' : 'policy-unlisted',
      'policies',
      message,
      documentation.policies,
      meant === undefined
        ? replaceBy('Take the policy out', null)
        : replaceBy(`Use ${meant.name}`, meant.arn),
    ),
  ];
}

/** IAMUserChangePassword, which the plan adds: only an account that lacks AWS's own policies lacks it. */
function unknownNeeded(arn: string, { settings }: PlanRow, context: PlanContext): RowProblem[] {
  return context.policies.has(arn) || settings.policyArns.includes(arn) ? [] : neededMissing(arn, context);
}

function neededMissing(arn: string, { snapshot }: PlanContext): RowProblem[] {
  if (absence(arn, snapshot) !== 'missing') return [];
  return [
    problem(
      'error',
      'policy-missing',
      'policies',
      `The account has no policy ${arn}, which lets users create a new password at next sign-in.`,
      documentation.createUsers,
    ),
  ];
}

function tooMany(attached: string[], { existing, doing }: PlanRow, { snapshot }: PlanContext): RowProblem[] {
  const limit = snapshot.quotas.attachedPoliciesPerUser;
  const had = doing === 'merge' ? (existing?.access?.policyArns ?? []) : [];
  const all = new Set([...had, ...attached]);
  if (all.size <= limit) return [];
  const message =
    doing === 'merge'
      ? `A user can have at most ${limit} managed policies; with those that they have, these would have ${all.size}.`
      : `A user can have at most ${limit} managed policies, IAMUserChangePassword included where it is needed.`;
  return [problem('error', 'policies-quota', 'policies', message, documentation.quotas)];
}

function needless(
  arn: string,
  { user, settings, references, existing, doing }: PlanRow,
  context: PlanContext,
): RowProblem[] {
  const had = doing === 'merge' ? (existing?.access?.groups ?? []) : [];
  const group = [...settings.groups, ...had].find((name) =>
    context.groups.get(name)?.access?.policyArns.includes(arn),
  );
  if (group === undefined) return [];
  const from = references.policyArns[settings.policyArns.indexOf(arn)] ?? arn;
  return [
    problem(
      'advice',
      'policy-in-group',
      'policies',
      `${labelOf(arn, context)} is attached to these users, and they have it through the group ${group} already.`,
      documentation.groups,
      {
        label: `Leave it to ${group}`,
        action: { kind: 'replace', rowIds: [user.id], list: 'policyArns', from, to: null },
      },
    ),
  ];
}

/** A policy's name, or its ARN where several have the name. */
function labelOf(arn: string, { policies: known, policyByName }: PlanContext): string {
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return known.has(arn) && !policyByName.has(foldName(name)) ? arn : name;
}
