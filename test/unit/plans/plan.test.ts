import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import { draftSchema, settingsOf, type Draft } from '../../../shared/drafts/draft.ts';
import { findingSchema } from '../../../shared/plans/finding.ts';
import { hasErrors, plan } from '../../../shared/plans/plan.ts';
import { stepSchema } from '../../../shared/plans/step.ts';
import { pathProblem, userNameProblem } from '../../../shared/rules/names.ts';
import { tagProblems } from '../../../shared/rules/tags.ts';
import { drafts, nearlyRightDrafts, snapshots } from './draft-arbitraries.ts';
import {
  administrator,
  account,
  boundary,
  changePassword,
  draftOf,
  inlineDocument,
  readOnly,
  withPasswordPolicy,
} from './plan-samples.ts';

function callsOf(draft: Draft, snapshot: Snapshot = account): string[] {
  return plan(draft, snapshot).steps.map((step) => {
    switch (step.call) {
      case 'AddUserToGroup':
        return `${step.call} ${step.input.UserName} ${step.input.GroupName}`;
      case 'CreatePolicy':
        return `${step.call} ${step.input.PolicyName}`;
      case 'CreateGroup':
        return `${step.call} ${step.input.GroupName}`;
      case 'AttachGroupPolicy':
        return `${step.call} ${step.input.GroupName} ${step.input.PolicyArn}`;
      case 'AttachUserPolicy':
        return `${step.call} ${step.input.UserName} ${step.input.PolicyArn}`;
      case 'PutUserPolicy':
        return `${step.call} ${step.input.UserName} ${step.input.PolicyName}`;
      default:
        return `${step.call} ${step.input.UserName}`;
    }
  });
}

describe('the steps of a plan', () => {
  it('are user by user, permissions before credentials, the access key last', () => {
    const draft = draftOf(['maria', 'john'], {
      accessKey: true,
      groups: ['developers', 'auditors'],
      policyArns: [readOnly],
      inlinePolicies: [
        { name: 'Own', document: inlineDocument },
        { name: 'Other', document: inlineDocument },
        { name: 'Own', document: inlineDocument },
      ],
    });
    const of = (name: string) => [
      `CreateUser ${name}`,
      `AddUserToGroup ${name} developers`,
      `AddUserToGroup ${name} auditors`,
      `AttachUserPolicy ${name} ${readOnly}`,
      `AttachUserPolicy ${name} ${changePassword}`,
      `PutUserPolicy ${name} Own`,
      `PutUserPolicy ${name} Other`,
      `CreateLoginProfile ${name}`,
      `CreateAccessKey ${name}`,
    ];
    expect(callsOf(draft)).toEqual([...of('maria'), ...of('john')]);
  });

  it('create a user with path, boundary and tags in the one call', () => {
    const draft = draftOf(['maria'], {
      path: '/people/',
      boundaryArn: boundary,
      tags: [
        { key: 'Team', value: 'Blue' },
        { key: 'Owner', value: '' },
      ],
    });
    expect(plan(draft, account).steps[0]).toEqual({
      id: '1/user',
      rowId: '1',
      call: 'CreateUser',
      input: {
        UserName: 'maria',
        Path: '/people/',
        PermissionsBoundary: boundary,
        Tags: [
          { Key: 'Team', Value: 'Blue' },
          { Key: 'Owner', Value: '' },
        ],
      },
    });
  });

  it('put an inline policy with its document as it is', () => {
    const draft = draftOf(['maria'], { inlinePolicies: [{ name: 'Own', document: inlineDocument }] });
    expect(plan(draft, account).steps.find(({ call }) => call === 'PutUserPolicy')).toEqual({
      id: '1/inline/0/Own',
      rowId: '1',
      call: 'PutUserPolicy',
      input: { UserName: 'maria', PolicyName: 'Own', PolicyDocument: inlineDocument },
    });
  });

  it('leave out what was not chosen', () => {
    const draft = draftOf(['maria'], { consoleAccess: false, groups: [] });
    expect(plan(draft, account).steps).toEqual([
      { id: '1/user', rowId: '1', call: 'CreateUser', input: { UserName: 'maria', Path: '/' } },
    ]);
  });

  it.each([
    ['generated', true, 'generated', true],
    ['generated', false, 'generated', false],
    ['custom-each', false, 'custom', false],
    ['custom-shared', false, 'custom', true],
  ] as const)(
    'of a %s password (reset %s) make a %s one, reset %s',
    (passwordMode, asked, password, reset) => {
      const draft = draftOf(['maria'], { passwordMode, resetRequired: asked });
      expect(plan(draft, account).steps.at(-1)).toEqual({
        id: '1/password',
        rowId: '1',
        call: 'CreateLoginProfile',
        input: { UserName: 'maria', PasswordResetRequired: reset },
        password,
      });
    },
  );

  it('hold no password and nothing of one', () => {
    expect(
      JSON.stringify(plan(draftOf(['maria'], { passwordMode: 'custom-each' }), account).steps),
    ).not.toMatch(/"Password"/);
  });

  it('attach IAMUserChangePassword only where a reset needs it', () => {
    const attached = (settings: Parameters<typeof draftOf>[1], snapshot: Snapshot = account) =>
      callsOf(draftOf(['maria'], settings), snapshot).filter((call) => call.startsWith('AttachUserPolicy'));
    const needed = [`AttachUserPolicy maria ${changePassword}`];
    expect(attached({})).toEqual(needed);
    expect(attached({}, withPasswordPolicy(false))).toEqual(needed);
    expect(attached({}, withPasswordPolicy(true))).toEqual([]);
    expect(attached({ resetRequired: false })).toEqual([]);
    expect(attached({ consoleAccess: false })).toEqual([]);
    expect(attached({ policyArns: [changePassword] })).toEqual(needed);
    const china: Snapshot = { ...account, account: { ...account.account, partition: 'aws-cn' } };
    expect(attached({}, china)).toEqual([
      'AttachUserPolicy maria arn:aws-cn:iam::aws:policy/IAMUserChangePassword',
    ]);
  });

  it('follow each user’s own settings', () => {
    const draft = draftOf([
      'maria',
      { name: 'robot', overrides: { consoleAccess: false, accessKey: true, groups: [] } },
    ]);
    expect(callsOf(draft)).toEqual([
      'CreateUser maria',
      'AddUserToGroup maria developers',
      `AttachUserPolicy maria ${changePassword}`,
      'CreateLoginProfile maria',
      'CreateUser robot',
      'CreateAccessKey robot',
    ]);
  });

  it('name a group or policy that was chosen twice once', () => {
    const draft = draftOf(['maria'], {
      resetRequired: false,
      groups: ['developers', 'developers'],
      policyArns: [readOnly, readOnly],
    });
    expect(callsOf(draft)).toEqual([
      'CreateUser maria',
      'AddUserToGroup maria developers',
      `AttachUserPolicy maria ${readOnly}`,
      'CreateLoginProfile maria',
    ]);
  });
});

describe('groups and policies that a draft creates', () => {
  const document = '{"Version":"2012-10-17","Statement":[]}';
  const draft: Draft = {
    ...draftOf(['maria'], {
      groups: ['data', 'developers'],
      policyArns: ['new-policy:Reports', readOnly],
      boundaryArn: 'new-policy:Limit',
      consoleAccess: false,
    }),
    newGroups: [
      { name: 'data', path: '/teams/', policyArns: [readOnly, 'new-policy:Reports', readOnly] },
      { name: 'idle', path: '/', policyArns: [] },
    ],
    newPolicies: [
      { name: 'Reports', path: '/data/', description: 'Reads reports', document },
      { name: 'Limit', path: '/', description: '', document },
    ],
  };
  const reports = 'arn:aws:iam::123456789012:policy/data/Reports';
  const limit = 'arn:aws:iam::123456789012:policy/Limit';

  it('are created before the users: policies, groups, attachments; references become ARNs of the account', () => {
    expect(callsOf(draft)).toEqual([
      'CreatePolicy Reports',
      'CreatePolicy Limit',
      'CreateGroup data',
      'CreateGroup idle',
      `AttachGroupPolicy data ${readOnly}`,
      `AttachGroupPolicy data ${reports}`,
      'CreateUser maria',
      'AddUserToGroup maria data',
      'AddUserToGroup maria developers',
      `AttachUserPolicy maria ${reports}`,
      `AttachUserPolicy maria ${readOnly}`,
    ]);
    const { steps } = plan(draft, account);
    expect(steps.find(({ call }) => call === 'CreateUser')?.input).toMatchObject({
      PermissionsBoundary: limit,
    });
    expect(steps.slice(0, 3).map(({ input }) => input)).toEqual([
      { PolicyName: 'Reports', Path: '/data/', Description: 'Reads reports', PolicyDocument: document },
      { PolicyName: 'Limit', Path: '/', PolicyDocument: document },
      { GroupName: 'data', Path: '/teams/' },
    ]);
  });

  it('get the ARNs of the account’s own partition', () => {
    const china: Snapshot = { ...account, account: { ...account.account, partition: 'aws-cn' } };
    expect(callsOf(draft, china)).toContain(
      'AttachUserPolicy maria arn:aws-cn:iam::123456789012:policy/data/Reports',
    );
  });

  it('change the plan’s hash with their document', () => {
    const other = { ...draft, newPolicies: draft.newPolicies.map((one) => ({ ...one, document: '{}' })) };
    expect(plan(other, account).hash).not.toBe(plan(draft, account).hash);
  });
});

describe('a plan’s hash', () => {
  const draft = draftOf(['maria'], { tags: [{ key: 'Team', value: 'Blue' }] });
  const { hash } = plan(draft, account);

  it('is SHA-256 in hex', () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not change with what the calls do not depend on', () => {
    const other: Snapshot = {
      ...account,
      takenAt: '2027-01-01T00:00:00.000Z',
      alias: 'example-corp',
      users: [...account.users, { name: 'somebody', path: '/' }],
    };
    expect(plan(draft, other).hash).toBe(hash);
    expect(plan({ ...draft, id: 'another', note: 'x' }, account).hash).toBe(hash);
    expect(plan({ ...draft, defaults: { ...draft.defaults, note: 'x' } }, account).hash).toBe(hash);
    const { partition, accountId, endpoint } = account.account;
    expect(plan(draft, { ...account, account: { endpoint, accountId, partition } }).hash).toBe(hash);
    const reordered = Object.fromEntries(Object.entries(draft.defaults).reverse());
    expect(plan(draftSchema.parse({ ...draft, defaults: reordered }), account).hash).toBe(hash);
  });

  it.each<[string, Draft, Snapshot]>([
    ['a name', draftOf(['mario'], draft.defaults), account],
    ['a tag', draftOf(['maria'], { ...draft.defaults, tags: [{ key: 'Team', value: 'Red' }] }), account],
    ['a boundary', draftOf(['maria'], { ...draft.defaults, boundaryArn: boundary }), account],
    [
      'the order of groups',
      draftOf(['maria'], { ...draft.defaults, groups: ['auditors', 'developers'] }),
      account,
    ],
    [
      'an inline policy',
      draftOf(['maria'], {
        ...draft.defaults,
        inlinePolicies: [{ name: 'Own', document: inlineDocument }],
      }),
      account,
    ],
    ['another user', draftOf(['maria', 'john'], draft.defaults), account],
    ['a custom password', draftOf(['maria'], { ...draft.defaults, passwordMode: 'custom-each' }), account],
    ['the account', draft, { ...account, account: { ...account.account, accountId: '210987654321' } }],
    ['the endpoint', draft, { ...account, account: { ...account.account, endpoint: 'practice' } }],
    ['a password policy that lets users change passwords', draft, withPasswordPolicy(true)],
    [
      'what a chosen group grants',
      draft,
      {
        ...account,
        groups: account.groups.map((group) => ({
          ...group,
          access: { policyArns: [administrator], inlinePolicies: [] },
        })),
      },
    ],
  ])('changes with %s', (_what, changedDraft, changedAccount) => {
    expect(plan(changedDraft, changedAccount).hash).not.toBe(hash);
  });

  it('changes with the password policy even where no step does', () => {
    const noPassword = draftOf(['maria'], { consoleAccess: false });
    expect(plan(noPassword, withPasswordPolicy(true)).hash).not.toBe(
      plan(noPassword, withPasswordPolicy(false)).hash,
    );
  });
});

describe('any draft against any account', () => {
  it('has a plan, the same each time, whose steps and findings fit their schemas', () => {
    fc.assert(
      fc.property(drafts, snapshots, (draft, snapshot) => {
        expect(draftSchema.safeParse(draft).success).toBe(true);
        const one = plan(draft, snapshot);
        expect(plan(structuredClone(draft), structuredClone(snapshot))).toEqual(one);
        for (const step of one.steps) stepSchema.parse(step);
        for (const finding of one.findings) findingSchema.parse(finding);
      }),
    );
  });

  it('is not changed by planning', () => {
    fc.assert(
      fc.property(drafts, snapshots, (draft, snapshot) => {
        const before = structuredClone({ draft, snapshot });
        plan(draft, snapshot);
        expect({ draft, snapshot }).toEqual(before);
      }),
    );
  });

  it('has steps that each have their own id and name their row and its user', () => {
    fc.assert(
      fc.property(drafts, snapshots, (draft, snapshot) => {
        const { steps, outcomes } = plan(draft, snapshot);
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
        for (const { rowId, input } of steps) {
          if ('UserName' in input)
            expect(draft.users.find(({ id }) => id === rowId)?.name).toBe(input.UserName);
          else expect(draft.users.some(({ id }) => id === rowId)).toBe(false);
          if ('PolicyArn' in input) expect(input.PolicyArn).not.toMatch(/^new-policy:/);
          if ('PermissionsBoundary' in input) expect(input.PermissionsBoundary).not.toMatch(/^new-policy:/);
        }
        const created = steps.filter(({ call }) => call === 'CreateUser').map(({ rowId }) => rowId);
        expect(outcomes.map(({ rowId }) => rowId)).toEqual(draft.users.map(({ id }) => id));
        expect(created).toEqual(outcomes.filter(({ doing }) => doing === 'create').map(({ rowId }) => rowId));
      }),
    );
  });

  it('has findings about its own rows, each row once, errors before warnings before advice', () => {
    const order = ['error', 'warning', 'advice'];
    fc.assert(
      fc.property(drafts, snapshots, (draft, snapshot) => {
        const { findings } = plan(draft, snapshot);
        const ids = new Set(draft.users.map(({ id }) => id));
        for (const { rowIds } of findings) {
          expect(rowIds.every((id) => ids.has(id))).toBe(true);
          expect(new Set(rowIds).size).toBe(rowIds.length);
        }
        const ranks = findings.map(({ severity }) => order.indexOf(severity));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
    );
  });

  it('without errors is one that AWS can take', { timeout: 20_000 }, () => {
    const groups = new Set(account.groups.map(({ name }) => name));
    const policies = new Map(account.policies.map((one) => [one.arn, one]));
    let errorFree = 0;
    fc.assert(
      fc.property(nearlyRightDrafts, (draft) => {
        const made = plan(draft, account);
        if (hasErrors(made)) return;
        errorFree += 1;
        const skipped = new Set(
          made.outcomes.filter(({ doing }) => doing === 'skip').map(({ rowId }) => rowId),
        );
        const users = draft.users.filter(({ id }) => !skipped.has(id));
        const names = users.map(({ name }) => name.toLowerCase());
        expect(new Set(names).size).toBe(names.length);
        for (const user of users) {
          const settings = settingsOf(draft, user);
          expect(userNameProblem(user.name)).toBeUndefined();
          expect(pathProblem(settings.path)).toBeUndefined();
          expect(tagProblems(settings.tags)).toEqual([]);
          expect(settings.tags.length).toBeLessThanOrEqual(50);
          expect(settings.boundaryArn === null || policies.has(settings.boundaryArn)).toBe(true);
        }
        const there = new Set(groups);
        const attachable = new Set(account.policies.filter((one) => one.attachable).map(({ arn }) => arn));
        for (const step of made.steps) {
          if (step.call === 'CreateGroup') there.add(step.input.GroupName);
          else if (step.call === 'CreatePolicy')
            attachable.add(`arn:aws:iam::123456789012:policy${step.input.Path}${step.input.PolicyName}`);
          else if (step.call === 'PutUserPolicy') {
            expect(step.input.PolicyName).toMatch(/^[\w+=,.@-]{1,128}$/);
            expect(JSON.parse(step.input.PolicyDocument)).toHaveProperty('Statement');
          } else {
            if ('GroupName' in step.input) expect(there.has(step.input.GroupName)).toBe(true);
            if ('PolicyArn' in step.input) expect(attachable.has(step.input.PolicyArn)).toBe(true);
          }
        }
      }),
      { numRuns: 1_000 },
    );
    // The property says nothing if no draft was free of errors.
    expect(errorFree).toBeGreaterThan(100);
  });
});
