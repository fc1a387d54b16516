import { bars, type PasswordBar } from '../../rules/policy-grammar/password-bars.ts';
import { barringPolicy, type BarringPolicy } from '../barring-policy.ts';
import { documentation } from '../documentation.ts';
import type { Fix } from '../fix.ts';
import type { PlanContext } from '../plan-context.ts';
import { problem, type PlanRow, type RowRule } from '../row-problem.ts';

/** A policy that a user of the row gets, in words that begin a sentence. */
interface Barring {
  what: string;
  policy: BarringPolicy;
}

/**
 * Users who must set a new password at the first sign-in, which a policy denies: mostly one that wants MFA before, when
 * they cannot have a device yet. A fix is offered only where it is certain.
 */
export const passwordDeadlock: RowRule = (row, context) => {
  const { user, settings, doing } = row;
  if (doing !== 'create' || !settings.consoleAccess || !settings.resetRequired) return [];
  const barring = barringOf(row, context);
  if (barring.length === 0) return [];
  const { partition, accountId } = context.snapshot.account;
  const owner = {
    arn: `arn:${partition}:iam::${accountId}:user${settings.path}${user.name}`,
    name: user.name,
  };
  const met = barring.flatMap(({ what, policy }) =>
    policy.bars.map((bar) => ({ what, bar, verdict: bars(bar, owner) })),
  );
  const certain = met.find(({ verdict }) => verdict === 'yes');
  const found = certain ?? met.find(({ verdict }) => verdict === 'perhaps');
  if (found === undefined) return [];
  const fix: Fix = {
    label: 'Do not require a new password',
    action: { kind: 'set', rowIds: [user.id], settings: { resetRequired: false } },
  };
  const [rule, message] = found === certain ? denied(found) : doubtful(found);
  return [
    problem(
      'warning',
      rule,
      'access',
      message,
      documentation.ownCredentials,
      found === certain && settings.passwordMode !== 'custom-shared' ? fix : undefined,
    ),
  ];
};

function denied({ what, bar }: { what: string; bar: PasswordBar }): [string, string] {
  return bar.isForMfa
    ? [
        'password-needs-mfa',
        `${what} denies changing a password before a sign-in with MFA, and these users must create a new one at their first: they cannot get in. Do not require a new password, or allow iam:ChangePassword without MFA.`,
      ]
    : [
        'password-change-denied',
        `${what} denies changing a password, and these users must create a new one at their first sign-in: they cannot get in. Do not require a new password, or leave the policy out.`,
      ];
}

function doubtful({ what }: { what: string }): [string, string] {
  return [
    'password-may-be-denied',
    `${what} denies changing a password on conditions that cannot be judged from here, and these users must create a new one at their first sign-in: where the conditions hold, they cannot get in. Look at the policy, or do not require a new password.`,
  ];
}

function barringOf(
  { settings: { groups, policyArns, inlinePolicies, boundaryArn } }: PlanRow,
  { barringGroups, barringPolicies, documents }: PlanContext,
): Barring[] {
  const boundary = barringPolicies.get(boundaryArn ?? '');
  return [
    ...policyArns.flatMap((arn) => barringPolicies.get(arn) ?? []).map(named),
    ...(boundary === undefined
      ? []
      : [{ what: `The permissions boundary ${boundary.name}`, policy: boundary }]),
    ...groups.flatMap((group) =>
      (barringGroups.get(group) ?? []).map((policy) => ({
        what: `Policy ${policy.name} of the group ${group}`,
        policy,
      })),
    ),
    ...inlinePolicies.flatMap((policy) => barringPolicy(policy, documents)).map(named),
  ];
}

function named(policy: BarringPolicy): Barring {
  return { what: `Policy ${policy.name}`, policy };
}
