import type { Finding, FindingPlace } from '../../shared/plans/finding.ts';

/** The wizard's steps, and what is put right in each. */
export const stepPlaces: readonly (readonly FindingPlace[])[] = [
  ['name', 'path', 'access'],
  ['groups', 'policies', 'boundary', 'new-entities'],
  ['tags'],
];

/** The step in which a finding is put right. */
export function stepOf(place: FindingPlace): number {
  return stepPlaces.findIndex((places) => places.includes(place));
}

/** The messages by row of the errors at a place. */
export function errorsByRow(findings: readonly Finding[], place: FindingPlace): Map<string, string> {
  const messages = new Map<string, string>();
  for (const { severity, place: at, rowIds, message } of findings)
    if (severity === 'error' && at === place)
      for (const rowId of rowIds) if (!messages.has(rowId)) messages.set(rowId, message);
  return messages;
}
