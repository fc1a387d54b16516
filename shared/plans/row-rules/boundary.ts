import { newPolicyName } from '../../drafts/policy-reference.ts';
import type { UserSettings } from '../../drafts/draft.ts';
import { documentation } from '../documentation.ts';
import { missingPolicy } from '../missing-policy.ts';
import { problem, type RowRule } from '../row-problem.ts';

/** A permissions boundary that is not there, or is missing where most users have one. */
export const boundary: RowRule = ({ user, settings, references, doing }, context) => {
  if (doing !== 'create') return [];
  const { boundaryArn } = settings;
  if (boundaryArn === null)
    return context.usualBoundary === undefined
      ? []
      : [
          problem(
            'warning',
            'boundary-usual',
            'boundary',
            `Most users of this account have a permissions boundary, most often ${nameOf(context.usualBoundary)}. These get none.`,
            documentation.boundaries,
            {
              label: `Set ${nameOf(context.usualBoundary)}`,
              action: { kind: 'set', rowIds: [user.id], settings: { boundaryArn: context.usualBoundary } },
            },
          ),
        ];
  const created = newPolicyName(references.boundaryArn ?? '');
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
          ),
        ];
  if (context.policies.get(boundaryArn)?.attachable === false)
    return [
      // AWS answers with “does not exist or is not attachable”.
      problem(
        'error',
        'boundary-missing',
        'boundary',
        `${boundaryArn} cannot be a permissions boundary: it is for a service of AWS alone.`,
        documentation.boundaries,
      ),
    ];
  const missing = missingPolicy(boundaryArn, context);
  if (missing === undefined) return [];
  const { severity, message, meant } = missing;
  return [
    problem(
      severity,
      severity === 'error' ? 'boundary-missing' : 'boundary-unlisted',
      'boundary',
      message,
      documentation.boundaries,
      // To take a boundary away is to give rights: not by a click.
      meant && {
        label: `Use ${meant.name}`,
        action: { kind: 'set', rowIds: [user.id], settings: { boundaryArn: meant.arn } },
      },
    ),
  ];
};

/** Where users get permissions that were copied from somebody with a boundary, but not that boundary: which one holds. */
export const copiedBoundary: RowRule = ({ settings, doing }) => {
  if (doing !== 'create' || !hasPermissions(settings)) return [];
  return (settings.copiedFrom ?? []).flatMap(({ userName, boundaryArn }) => {
    if (boundaryArn === null || boundaryArn === settings.boundaryArn) return [];
    const source = `Permissions were copied from ${userName}, who has the permissions boundary ${nameOf(boundaryArn)}.`;
    const message =
      settings.boundaryArn === null
        ? `${source} These users get no boundary, as chosen under “Set permissions boundary”: the same permissions allow them more.`
        : `${source} These users get ${nameBeside(settings.boundaryArn, boundaryArn)} in its place, as chosen under “Set permissions boundary”.`;
    return [
      problem('warning', 'boundary-differs-from-copied', 'boundary', message, documentation.boundaries),
    ];
  });
};

function hasPermissions({ groups, policyArns, inlinePolicies }: UserSettings): boolean {
  return groups.length + policyArns.length + inlinePolicies.length > 0;
}

/** A policy's name, or its ARN where another one has the same name. */
function nameBeside(arn: string, other: string): string {
  return nameOf(arn) === nameOf(other) ? arn : nameOf(arn);
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
