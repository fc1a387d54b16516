import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvedPlanSchema, isSameDraft } from '../../../shared/plans/approval.ts';
import { isUnchanged, planChanges, type ComparedPlan } from '../../../shared/plans/plan-changes.ts';
import { plan } from '../../../shared/plans/plan.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import { drafts, nearlyRightDrafts, snapshots } from './draft-arbitraries.ts';
import { account, administrator, draftOf, readOnly, withPasswordPolicy } from './plan-samples.ts';

function compared(draft: Draft, snapshot: Snapshot = account): ComparedPlan {
  const { steps, outcomes, assumptions } = plan(draft, snapshot);
  return { steps, outcomes, assumptions: { ...assumptions } };
}

describe('what changed from one plan to another', () => {
  it('is said row by row: calls that are new, gone or made otherwise', () => {
    const before = draftOf(['maria', 'john'], { groups: ['developers', 'auditors'], resetRequired: false });
    const after = draftOf(['maria', { name: 'john', overrides: { path: '/people/' } }, 'new'], {
      groups: ['developers'],
      policyArns: [readOnly],
      resetRequired: false,
    });
    const { rows, isReordered, assumptions } = planChanges(compared(before), compared(after));
    expect(
      rows.map(({ name, added, removed, changed }) => ({
        name,
        added: added.map(({ call }) => call),
        removed: removed.map(({ call, input }) => [call, input]),
        changed: changed.map((change) => [change.before.input, change.after.input]),
      })),
    ).toEqual([
      {
        name: 'maria',
        added: ['AttachUserPolicy'],
        removed: [['AddUserToGroup', { UserName: 'maria', GroupName: 'auditors' }]],
        changed: [],
      },
      {
        name: 'john',
        added: ['AttachUserPolicy'],
        removed: [['AddUserToGroup', { UserName: 'john', GroupName: 'auditors' }]],
        changed: [
          [
            { UserName: 'john', Path: '/' },
            { UserName: 'john', Path: '/people/' },
          ],
        ],
      },
      {
        name: 'new',
        added: ['CreateUser', 'AddUserToGroup', 'AttachUserPolicy', 'CreateLoginProfile'],
        removed: [],
        changed: [],
      },
    ]);
    expect({ isReordered, assumptions }).toEqual({ isReordered: false, assumptions: [] });
  });

  it('names what the plan relies on, and tells calls in another order', () => {
    const draft = draftOf(['maria', 'john'], { resetRequired: false });
    const turned = { ...draft, users: draft.users.toReversed() };
    expect(planChanges(compared(draft), compared(turned))).toEqual({
      rows: [],
      isReordered: true,
      assumptions: [],
      relied: [],
    });
    const allowed = planChanges(compared(draft), compared(draft, withPasswordPolicy(true)));
    expect(allowed.assumptions).toEqual(['usersMayChangePassword']);
  });

  it('names what a group grants by now, and not what another draft chooses', () => {
    const draft = draftOf(['maria'], { groups: ['developers'] });
    const more = {
      ...account,
      groups: account.groups.map((group) => ({
        ...group,
        access: { policyArns: [administrator], inlinePolicies: [] },
      })),
    };
    const changes = planChanges(compared(draft), compared(draft, more));
    expect(changes.assumptions).toEqual(['granted']);
    expect(changes.relied).toEqual([
      { name: 'group developers', added: [`policy ${administrator}`], removed: [] },
    ]);
    const other = draftOf(['maria'], { groups: ['auditors'] });
    expect(planChanges(compared(draft), compared(other)).assumptions).toEqual([]);
  });

  it('says what a user has by now who is to get what it lacks, in whatever order AWS lists it', () => {
    const draft = { ...draftOf(['akua'], { groups: ['developers'] }), existingUsers: 'merge' as const };
    const akua = (policyArns: string[], tags: { key: string; value: string }[]): Snapshot => ({
      ...account,
      users: [
        {
          name: 'akua',
          path: '/people/',
          access: { groups: [], policyArns, inlinePolicies: [], boundaryArn: null, tags },
        },
      ],
    });
    const red = { key: 'Team', value: 'Red' };
    const before = compared(draft, akua([readOnly], [red]));
    const changes = planChanges(before, compared(draft, akua([administrator, readOnly], [])));
    expect(changes).toMatchObject({ rows: [], assumptions: ['had'] });
    expect(changes.relied).toEqual([
      { name: 'akua', added: [`policy ${administrator}`], removed: ['tag Team=Red'] },
    ]);
    expect(isUnchanged(changes)).toBe(false);
    const ordered = plan(draft, akua([administrator, readOnly], []));
    expect(plan(draft, akua([readOnly, administrator], [])).hash).toBe(ordered.hash);
  });

  it('is something wherever the plans have another hash, and nothing for the same draft and account', () => {
    const anyDraft = fc.oneof(drafts, nearlyRightDrafts);
    fc.assert(
      fc.property(anyDraft, anyDraft, snapshots, fc.boolean(), (one, other, snapshot, same) => {
        const before = plan(one, snapshot);
        const after = plan(same ? structuredClone(one) : other, snapshot);
        const changes = planChanges(
          { ...before, assumptions: { ...before.assumptions } },
          { ...after, assumptions: { ...after.assumptions } },
        );
        if (before.hash !== after.hash) expect(isUnchanged(changes)).toBe(false);
        if (same)
          expect({ changes: isUnchanged(changes), hash: after.hash }).toEqual({
            changes: true,
            hash: before.hash,
          });
      }),
    );
  });

  it('adds up: what was there, less what is gone, and what is new make what is there', () => {
    fc.assert(
      fc.property(drafts, drafts, snapshots, (one, other, snapshot) => {
        const before = compared(one, snapshot);
        const after = compared(other, snapshot);
        const { rows } = planChanges(before, after);
        const sum = (count: (row: (typeof rows)[number]) => number) =>
          rows.reduce((total, row) => total + count(row), 0);
        const added = sum((row) => row.added.length);
        const removed = sum((row) => row.removed.length);
        expect(before.steps.length - removed + added).toBe(after.steps.length);
        const back = planChanges(after, before).rows;
        expect(back.reduce((total, row) => total + row.added.length, 0)).toBe(removed);
        expect(back.reduce((total, row) => total + row.changed.length, 0)).toBe(
          sum((row) => row.changed.length),
        );
      }),
    );
  });

  it('is found the same in an approval that was written and read', () => {
    fc.assert(
      fc.property(nearlyRightDrafts, (draft) => {
        const { steps, outcomes, assumptions, hash } = plan(draft, account);
        const approved = {
          id: 'approval',
          account: account.account,
          approvedAt: '2026-11-23T12:00:00.000Z',
          planHash: hash,
          assumptions: { ...assumptions },
          outcomes: outcomes.map(({ rowId, doing }) => ({ rowId, doing })),
          steps,
          draft,
        };
        const read = approvedPlanSchema.parse(JSON.parse(JSON.stringify(approved)));
        expect(isUnchanged(planChanges(read, compared(draft)))).toBe(true);
        expect(isSameDraft(read.draft, { ...draft, name: 'Another name' })).toBe(true);
      }),
    );
  });
});
