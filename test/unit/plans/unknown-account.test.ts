import { expect, it } from 'vitest';
import { unknownAccount } from '../../../shared/accounts/unknown-account.ts';
import { emptyDraft } from '../../../shared/drafts/draft.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import { plan } from '../../../shared/plans/plan.ts';

const draft = {
  ...emptyDraft('draft', 'a'),
  defaults: {
    ...emptyDraft('draft', 'a').defaults,
    groups: ['developers'],
    policyArns: ['arn:aws:iam::123456789012:policy/own', 'arn:aws:iam::aws:policy/AdministratorAccess'],
    boundaryArn: 'arn:aws:iam::123456789012:policy/limit',
  },
  newGroups: [{ name: 'new', path: '/', policyArns: ['arn:aws:iam::123456789012:policy/own'] }],
  users: [
    { id: 'a', name: 'anna' },
    { id: 'b', name: 'An na' },
  ],
};
const rulesOf = (findings: { rule: string }[]): string[] => findings.map(({ rule }) => rule);

it('an account that nobody has read lacks nothing, and the other rules speak as ever', () => {
  const unknown = unknownAccount([]);
  expect(rulesOf(findingsOf(draft, unknown))).toEqual(
    expect.arrayContaining(['name-invalid', 'policy-powerful', 'new-entity-unused']),
  );
  const missing = ['group-missing', 'policy-missing', 'boundary-missing', 'new-group-policy-missing'];
  expect(rulesOf(findingsOf(draft, unknown)).filter((rule) => missing.includes(rule))).toEqual([]);

  // The same of an account that was read and is empty.
  const empty = { ...unknown, account: { ...unknown.account, endpoint: 'aws' } };
  expect(rulesOf(findingsOf(draft, empty))).toEqual(expect.arrayContaining(missing));
});

it('has the quotas that no account can exceed', () => {
  const names = Array.from({ length: 11 }, (_, index) => `group${index}`);
  const arns = Array.from({ length: 21 }, (_, index) => `arn:aws:iam::123456789012:policy/p${index}`);
  const of = (defaults: Partial<typeof draft.defaults>): string[] =>
    rulesOf(findingsOf({ ...draft, defaults: { ...draft.defaults, ...defaults } }, unknownAccount([])));
  expect(of({ groups: names })).toContain('groups-quota');
  expect(of({ groups: names.slice(1) })).not.toContain('groups-quota');
  expect(of({ policyArns: arns })).toContain('policies-quota');
  expect(of({ policyArns: arns.slice(2) })).not.toContain('policies-quota');
});

it('a plan for it has the calls, with the ARNs of its partition', () => {
  const { steps } = plan(draft, unknownAccount([], { partition: 'aws-cn', accountId: '123456789012' }));
  expect(steps).toContainEqual(
    expect.objectContaining({
      call: 'AttachUserPolicy',
      input: { UserName: 'anna', PolicyArn: 'arn:aws-cn:iam::aws:policy/IAMUserChangePassword' },
    }),
  );
});
