import { describe, expect, it } from 'vitest';
import type { UserPermissions } from '../../../shared/accounts/user-permissions.ts';
import { allParts, copiedInto, countOf } from '../../../shared/drafts/copied-permissions.ts';
import { draftSchema, type Draft, type UserSettings } from '../../../shared/drafts/draft.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { account, boundary, draftOf, inlineDocument, readOnly } from './plan-samples.ts';

const ada: UserPermissions = {
  userName: 'ada',
  groups: ['developers', 'auditors'],
  attachedPolicies: [{ arn: readOnly, name: 'ReadOnlyAccess' }],
  inlinePolicies: [
    { name: 'Own', document: inlineDocument },
    { name: 'Other', document: inlineDocument },
  ],
  boundaryArn: boundary,
};
const otherBoundary = 'arn:aws:iam::123456789012:policy/other-boundary';

/** A draft into which all of ada's permissions, or some, are copied. */
function copied(parts = allParts(ada), before: Partial<UserSettings> = {}, source = ada): Draft {
  const draft = draftOf(['maria', 'john'], { groups: [], ...before });
  return { ...draft, defaults: { ...draft.defaults, ...copiedInto(draft.defaults, source, parts) } };
}

function changed(draft: Draft, changes: Partial<UserSettings>): Draft {
  return { ...draft, defaults: { ...draft.defaults, ...changes } };
}

function of(rule: string, draft: Draft): Finding[] {
  return findingsOf(draft, account).filter((finding) => finding.rule === rule);
}

describe('copied permissions', () => {
  it('are in the draft by value, with whom they are from', () => {
    const draft = copied();
    expect(draft.defaults).toMatchObject({
      groups: ada.groups,
      policyArns: [readOnly],
      inlinePolicies: ada.inlinePolicies,
      boundaryArn: boundary,
      copiedFrom: [{ userName: 'ada', boundaryArn: boundary }],
    });
    expect(draftSchema.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it('come after what is chosen already, each once', () => {
    const before = { groups: ['auditors'], policyArns: [readOnly], inlinePolicies: [...ada.inlinePolicies] };
    expect(copied(allParts(ada), before).defaults).toMatchObject({
      groups: ['auditors', 'developers'],
      policyArns: [readOnly],
      inlinePolicies: ada.inlinePolicies,
    });
  });

  it('are the chosen parts alone', () => {
    const parts = { groups: ['auditors'], policyArns: [], inlinePolicies: ['Other'], boundary: false };
    expect(copied(parts).defaults).toMatchObject({
      groups: ['auditors'],
      policyArns: [],
      inlinePolicies: [{ name: 'Other', document: inlineDocument }],
      boundaryArn: null,
      copiedFrom: [{ userName: 'ada', boundaryArn: boundary }],
    });
  });

  it('name a user once, with the boundary of the last time', () => {
    const twice = copiedInto(copied().defaults, { ...ada, boundaryArn: null }, allParts(ada));
    expect(twice.copiedFrom).toEqual([{ userName: 'ada', boundaryArn: null }]);
  });

  it('are counted, the boundary as one of them', () => {
    expect(countOf(allParts(ada))).toBe(6);
    expect(
      countOf(allParts({ ...ada, groups: [], attachedPolicies: [], inlinePolicies: [], boundaryArn: null })),
    ).toBe(0);
  });

  it('do not change the plan by the memory of whom they are from', () => {
    const draft = copied();
    const forgotten = { ...draft.defaults };
    delete forgotten.copiedFrom;
    expect(plan({ ...draft, defaults: forgotten }, account).hash).toBe(plan(draft, account).hash);
  });
});

describe('a copied boundary', () => {
  const rule = 'boundary-differs-from-copied';

  it('needs no word where it holds, nor where there was none', () => {
    expect(of(rule, copied())).toEqual([]);
    const without = { ...ada, boundaryArn: null };
    expect(of(rule, copied(allParts(without), { boundaryArn: boundary }, without))).toEqual([]);
  });

  it.each([
    ['left out', copied({ ...allParts(ada), boundary: false })],
    ['removed later', changed(copied(), { boundaryArn: null })],
  ])('that was %s is told: the users get none', (_how, draft) => {
    expect(of(rule, draft)).toMatchObject([
      {
        severity: 'warning',
        place: 'boundary',
        rowIds: ['1', '2'],
        message: expect.stringMatching(
          /from ada, who has .* developers-boundary.* get no boundary/,
        ) as string,
      },
    ]);
  });

  it('does not take the place of one that was chosen, and it is told which holds', () => {
    const draft = copied(allParts(ada), { boundaryArn: readOnly });
    expect(draft.defaults.boundaryArn).toBe(readOnly);
    expect(of(rule, draft)).toMatchObject([
      { message: expect.stringContaining('These users get ReadOnlyAccess in its place') as string },
    ]);
  });

  it('is told with its ARN where the chosen one has the same name in another account', () => {
    const draft = changed(copied(), { boundaryArn: boundary.replace('123456789012', '210987654321') });
    expect(of(rule, draft)[0]?.message).toContain(
      'get arn:aws:iam::210987654321:policy/developers-boundary in',
    );
  });

  it('is told for the rows that differ alone, and for each user copied from', () => {
    const draft = copied();
    const own: Draft = {
      ...draft,
      users: draft.users.map((user, index) =>
        index === 0 ? { ...user, overrides: { boundaryArn: null } } : user,
      ),
    };
    expect(of(rule, own)).toMatchObject([{ rowIds: ['1'] }]);
    const second = copiedInto(
      draft.defaults,
      { ...ada, userName: 'bo', boundaryArn: otherBoundary },
      allParts(ada),
    );
    expect(of(rule, changed(draft, second))).toMatchObject([
      { message: expect.stringContaining('from bo, who has') as string },
    ]);
  });

  it('does not matter to users who get no permissions', () => {
    const none = { groups: [], policyArns: [], inlinePolicies: [], boundaryArn: null };
    expect(of(rule, changed(copied(), none))).toEqual([]);
  });

  it('that the account does not have is an error like any other', () => {
    const elsewhere = { ...ada, boundaryArn: otherBoundary };
    expect(of('boundary-missing', copied(allParts(elsewhere), {}, elsewhere))).toMatchObject([
      { severity: 'error' },
    ]);
  });
});
