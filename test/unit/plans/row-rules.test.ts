import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import { withFix } from '../../../shared/plans/fixes.ts';
import { requireMfaPolicy } from '../../../shared/rules/policy-templates/own-credentials.ts';
import { account, boundary, draftOf, notAttachable, readOnly, withPasswordPolicy } from './plan-samples.ts';

const forceMfa = requireMfaPolicy('aws', { passwordWithoutMfa: false });
const known = { groups: [], policyArns: [], inlinePolicies: [], boundaryArn: null, tags: [] };

/** The account whose group of developers has a policy, and embeds one that wants MFA first. */
const withDevelopers = (policyArns: string[], inlinePolicies: { name: string; document: string }[] = []) => ({
  ...account,
  groups: account.groups.map((group) =>
    group.name === 'developers' ? { ...group, access: { policyArns, inlinePolicies } } : group,
  ),
});
const bounded: Snapshot = {
  ...account,
  users: ['ann', 'bob', 'cem', 'dan'].map((name, index) => ({
    name,
    path: '/',
    access: { ...known, boundaryArn: index === 0 ? null : boundary },
  })),
};

/** Rule, draft, account, a part of the message, and the words of its fix where it has one. */
const cases: [string, Draft, Snapshot, string, string | undefined][] = [
  [
    'cell-unread',
    draftOf([{ name: 'maria', unread: { access: 'perhaps' } }]),
    account,
    '“perhaps”',
    'Take what the batch says',
  ],
  [
    'cell-unread',
    draftOf([{ name: 'maria', unread: { password: '(not kept)' } }]),
    account,
    'is not kept',
    'Take what the batch says',
  ],
  [
    'cell-unread',
    draftOf([{ name: 'pele', unread: { name: 'Pelé (no last name)' } }]),
    account,
    'Pelé',
    'Keep “pele”',
  ],
  ['cell-unread', draftOf([{ name: '', unread: { name: '=1+1 (formula)' } }]), account, '=1+1', undefined],
  ['name-invalid', draftOf([' maria ']), account, 'space', 'Take out the spaces'],
  ['name-invalid', draftOf(['ma/ria']), account, '“/”', 'Use maria'],
  ['name-invalid', draftOf(['ma ria!']), account, 'space', 'Use maria'],
  ['name-invalid', draftOf(['maría']), account, '“í”', undefined],
  ['name-invalid', draftOf(['zoe', '']), account, 'Enter a user name', 'Take out empty rows'],
  [
    'name-invalid',
    draftOf(['zoe', { name: '', unread: { name: '=1+1 (formula)' } }]),
    account,
    'Enter a user name',
    undefined,
  ],
  [
    'name-invalid',
    draftOf(['zoe', { name: '', overrides: { path: '/a/' } }]),
    account,
    'Enter a user name',
    undefined,
  ],
  ['user-exists', draftOf(['akua']), account, 'a user akua', 'Skip users who exist'],
  [
    'user-exists',
    { ...draftOf(['AKUA']), existingUsers: 'skip' },
    account,
    'upper and lower case',
    'Rename to akua',
  ],
  ['name-duplicate', draftOf(['maria', 'Maria']), account, '2 times', 'Keep the first'],
  [
    'name-duplicate',
    draftOf(['maria', { name: 'maria', overrides: { path: '/b/' } }]),
    account,
    '2 times',
    'Number the later ones',
  ],
  [
    'name-duplicate',
    draftOf(['maria', { name: 'maria', unread: { access: 'perhaps' } }]),
    account,
    '2 times',
    'Number the later ones',
  ],
  ['path-invalid', draftOf(['maria'], { path: 'people' }), account, 'slash', 'Use /people/'],
  ['path-invalid', draftOf(['maria'], { path: '/ü/' }), account, 'ASCII', undefined],
  [
    'access-key-and-console',
    draftOf(['maria'], { accessKey: true }),
    account,
    'access key',
    'Console access only',
  ],
  [
    'password-policy',
    draftOf(['maria'], { passwordMode: 'custom-each' }),
    withPasswordPolicy(true),
    '12',
    undefined,
  ],
  [
    'password-needs-mfa',
    draftOf(['maria']),
    withDevelopers([], [{ name: 'ForceMfa', document: forceMfa }]),
    'ForceMfa of the group developers',
    'Do not require a new password',
  ],
  [
    'password-needs-mfa',
    draftOf(['maria'], { inlinePolicies: [{ name: 'Own', document: forceMfa }] }),
    account,
    'Policy Own denies',
    'Do not require a new password',
  ],
  [
    'group-missing',
    draftOf(['maria'], { groups: ['Developers'] }),
    account,
    'Is it developers?',
    'Use developers',
  ],
  ['group-missing', draftOf(['maria'], { groups: ['audtors'] }), account, 'Is it auditors?', 'Use auditors'],
  ...(
    [
      // A slip of the keys can be put right with one click.
      ['Operators', 'operators', true],
      ['oprators', 'operators', true],
      ['operrators', 'operators', true],
      ['oeprators', 'operators', true],
      ['team-oprators', 'team-operators', true],
      // What makes another team or stage of a name cannot: it would give that team's rights.
      ['Team-B-admins', 'Team-A-admins', false],
      ['TeamBAdmins', 'TeamAAdmins', false],
      ['team-admins', 'team-a-admins', false],
      ['admins2', 'admins1', false],
      ['admins', 'admins1', false],
      ['bossops', 'mossops', false],
      ['team_admins', 'team-admins', false],
      ['admins-eu', 'admins-us', false],
      ['operators-dve', 'operators-dev', false],
    ] as const
  ).map(([typed, there, isSlip]): (typeof cases)[number] => [
    'group-missing',
    draftOf(['maria'], { groups: [typed] }),
    { ...account, groups: [{ name: there, path: '/', arn: '' }] },
    `Is it ${there}?`,
    isSlip ? `Use ${there}` : 'Take the group out',
  ]),
  [
    'group-missing',
    draftOf(['maria'], { groups: ['sales'] }),
    account,
    'no group sales.',
    'Take the group out',
  ],
  [
    'policy-missing',
    draftOf(['maria'], { policyArns: [notAttachable] }),
    account,
    'cannot',
    'Take the policy out',
  ],
  [
    'policy-missing',
    draftOf(['maria'], { policyArns: ['ReadOnlyAccess'] }),
    account,
    readOnly,
    'Use ReadOnlyAccess',
  ],
  [
    'new-policy-missing',
    draftOf(['maria'], { policyArns: ['new-policy:X'] }),
    account,
    'X',
    'Take the policy out',
  ],
  [
    'policy-in-group',
    draftOf(['maria'], { policyArns: [readOnly] }),
    withDevelopers([readOnly]),
    'through the group developers',
    'Leave it to developers',
  ],
  [
    'boundary-missing',
    draftOf(['maria'], { boundaryArn: notAttachable }),
    account,
    'for a service of AWS alone',
    undefined,
  ],
  [
    'boundary-missing',
    draftOf(['maria'], { boundaryArn: 'arn:aws:iam::999999999999:policy/developers-boundary' }),
    account,
    boundary,
    'Use developers-boundary',
  ],
  ['boundary-usual', draftOf(['maria']), bounded, 'developers-boundary', 'Set developers-boundary'],
  ['tags-invalid', draftOf(['maria'], { tags: [{ key: '', value: '' }] }), account, 'key', 'Drop empty tags'],
  ['no-groups', draftOf(['maria'], { groups: [], policyArns: [readOnly] }), account, 'no group', undefined],
];

describe('the rules of a row', () => {
  it('have no one fix for what has to be put right differently', () => {
    const twins = ['a', 'b'].map((path) => `arn:aws:iam::123456789012:policy/${path}/X`);
    const [one = '', other = ''] = twins;
    const snapshot: Snapshot = {
      ...withDevelopers(twins),
      policies: [
        ...account.policies,
        ...twins.map((arn) => ({
          arn,
          name: 'X',
          path: '/',
          type: 'Customer managed' as const,
          attachable: true,
          attachmentCount: 0,
        })),
      ],
    };
    const draft = draftOf([
      { name: 'maria', overrides: { policyArns: [one] } },
      { name: 'john', overrides: { policyArns: [other] } },
      { name: 'eve', overrides: { policyArns: [one] } },
    ]);
    const found = findingsOf(draft, snapshot).filter(({ rule }) => rule === 'policy-in-group');
    expect(found.map(({ rowIds }) => rowIds)).toEqual([['1', '3'], ['2']]);
    // They can be told from each other, by people as well.
    expect(new Set(found.map(({ message }) => message)).size).toBe(2);
    for (const finding of found) {
      const left = findingsOf(withFix(draft, finding), snapshot).filter(
        ({ rule }) => rule === 'policy-in-group',
      );
      expect(left.flatMap(({ rowIds }) => rowIds)).not.toEqual(expect.arrayContaining(finding.rowIds));
      expect(left).toHaveLength(1);
    }
  });

  it.each(cases)('%s (%#)', (rule, draft, snapshot, message, label) => {
    const [finding, ...more] = findingsOf(draft, snapshot).filter((one) => one.rule === rule);
    expect(more).toEqual([]);
    expect(finding?.message).toContain(message);
    expect(finding?.link).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(finding?.fix?.label).toBe(label);
    if (finding?.fix === undefined) return;
    const fixed = withFix(draft, finding);
    expect(findingsOf(fixed, snapshot).filter((one) => one.rule === rule)).toEqual([]);
    expect(withFix(fixed, finding)).toBe(fixed);
  });

  it('says nothing of a boundary where few users have one, or nobody knows', () => {
    const few = { ...bounded, users: bounded.users.slice(0, 2) };
    expect(findingsOf(draftOf(['maria']), few).map(({ rule }) => rule)).not.toContain('boundary-usual');
    expect(findingsOf(draftOf(['maria']), account).map(({ rule }) => rule)).not.toContain('boundary-usual');
  });

  it('leaves the batch alone where every row has a setting of its own', () => {
    const own = { boundaryArn: null };
    const draft = draftOf(
      [
        { name: 'maria', overrides: own },
        { name: 'john', overrides: own },
      ],
      {
        boundaryArn: readOnly,
      },
    );
    const [finding] = findingsOf(draft, bounded).filter(({ rule }) => rule === 'boundary-usual');
    const fixed = withFix(draft, finding ?? {});
    expect(fixed.defaults).toBe(draft.defaults);
    expect(fixed.users.map(({ overrides }) => overrides?.boundaryArn)).toEqual([boundary, boundary]);
  });

  it('changes only the rows of a finding, where others have the same from the batch', () => {
    const draft = draftOf(['maria', { name: 'john', overrides: { consoleAccess: false } }], {
      accessKey: true,
    });
    const [finding] = findingsOf(draft, account).filter(({ rule }) => rule === 'access-key-and-console');
    const fixed = withFix(draft, finding ?? {});
    expect(fixed.defaults).toBe(draft.defaults);
    expect(fixed.users[0]?.overrides).toEqual({ accessKey: false });
    expect(fixed.users[1]).toBe(draft.users[1]);
  });
});
