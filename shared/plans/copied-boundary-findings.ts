import type { UserSettings } from '../drafts/draft.ts';
import type { Finding } from './finding.ts';
import { grouped, type Row } from './finding-rows.ts';

/** Where users get permissions that were copied from somebody with a boundary, but not that boundary: which one holds. */
export function copiedBoundaryFindings(rows: Row[]): Finding[] {
  const copies = rows.flatMap((row) =>
    (row.settings.copiedFrom ?? []).map(({ userName, boundaryArn }) => ({ ...row, userName, boundaryArn })),
  );
  return grouped(copies, ({ userName, boundaryArn, settings }) => {
    if (boundaryArn === null || boundaryArn === settings.boundaryArn || !hasPermissions(settings))
      return undefined;
    const source = `Permissions were copied from ${userName}, who has the permissions boundary ${nameOf(boundaryArn)}.`;
    return settings.boundaryArn === null
      ? `${source} These users get no boundary, as chosen under “Set permissions boundary”: the same permissions allow them more.`
      : `${source} These users get ${nameBeside(settings.boundaryArn, boundaryArn)} in its place, as chosen under “Set permissions boundary”.`;
  }).map(([message, rowIds]): Finding => ({
    severity: 'warning',
    rule: 'boundary-differs-from-copied',
    place: 'boundary',
    rowIds,
    message,
    link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
  }));
}

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
