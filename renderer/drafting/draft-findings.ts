import type { Snapshot } from '../../shared/accounts/snapshot.ts';
import type { Draft } from '../../shared/drafts/draft.ts';
import type { Finding, FindingPlace } from '../../shared/plans/finding.ts';
import { findingsOf } from '../../shared/plans/findings.ts';

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

/** An account of which nothing is known: enough for the rules that need no account. */
export const unreadAccount: Snapshot = {
  account: { partition: 'aws', accountId: '000000000000', endpoint: 'unread' },
  takenAt: '',
  users: [],
  groups: [],
  policies: [],
  passwordPolicy: null,
  quotas: {
    users: Infinity,
    groupsPerUser: Infinity,
    attachedPoliciesPerUser: Infinity,
    groups: Infinity,
    policies: Infinity,
    attachedPoliciesPerGroup: Infinity,
    // The size is the same in every account that has not asked for more.
    policySize: 6144,
  },
};

/** What the rules say of the draft; without a snapshot, only what can be said without an account. */
export function draftFindings(draft: Draft, snapshot: Snapshot | undefined): Finding[] {
  if (snapshot !== undefined) return findingsOf(draft, snapshot);
  return findingsOf(draft, unreadAccount).filter(
    ({ place }) => !['groups', 'policies', 'boundary'].includes(place),
  );
}

/** The messages by row of the errors at a place. */
export function errorsByRow(findings: readonly Finding[], place: FindingPlace): Map<string, string> {
  const messages = new Map<string, string>();
  for (const { severity, place: at, rowIds, message } of findings)
    if (severity === 'error' && at === place)
      for (const rowId of rowIds) if (!messages.has(rowId)) messages.set(rowId, message);
  return messages;
}
