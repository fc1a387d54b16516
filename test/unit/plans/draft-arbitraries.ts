import fc from 'fast-check';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import { partitionSchema } from '../../../shared/accounts/account-key.ts';
import { notKeptText } from '../../../shared/drafts/cells.ts';
import {
  existingUsersSchema,
  passwordModeSchema,
  type Draft,
  type DraftUser,
} from '../../../shared/drafts/draft.ts';
import { requireMfaPolicy } from '../../../shared/rules/policy-templates/own-credentials.ts';
import { readOnlyPolicy } from '../../../shared/rules/policy-templates/read-only.ts';
import { account, administrator, boundary, inlineDocument, readOnly } from './plan-samples.ts';

/** Mostly what an administrator would type, so that rules meet, and sometimes anything. */
function textLike(...usual: string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 150 }) },
  );
}

const userNames = textLike(
  'maria',
  'Maria',
  'akua',
  'john.doe@example.com',
  'a,b',
  '',
  'x y',
  'x'.repeat(65),
);
const groupNames = textLike('developers', 'auditors', 'Developers', 'gone');
const policyNames = ['ReadOnlyAccess', 'AdministratorAccess', 'IAMUserChangePassword', 'AWSServicePolicy'];
const arns = textLike(
  ...policyNames.map((name) => `arn:aws:iam::aws:policy/${name}`),
  'arn:aws:iam::123456789012:policy/own',
  boundary,
  'new-policy:Own',
  'new-policy:developers-boundary',
  'new-policy:gone',
);

const tags = fc.array(
  fc.record({ key: textLike('Team', 'team', 'Owner', 'aws:x', ''), value: textLike('a', '', 'ü', ';') }),
  { maxLength: 60, size: 'small' },
);

const inlineNames = textLike('Own', 'own', 'a b', '');

const mixed = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

/** A statement that AWS takes, of many a form. */
const rightStatements = fc.record(
  {
    Sid: mixed('', 'Own1'),
    Effect: mixed('Allow', 'Deny'),
    Action: mixed<unknown>('s3:GetObject', '*', '*:*', ['s3:Get*', 'iam:?et*']),
    Resource: mixed<unknown>('*', 'arn:aws:s3:::reports/${aws:username}', ['arn:aws:iam::*:user/*', '*']),
    Condition: mixed<unknown>(
      {},
      { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      { 'ForAnyValue:StringLike': { 'aws:TagKeys': ['a', 'b'] }, Null: { 'aws:TokenIssueTime': true } },
    ),
  },
  { requiredKeys: ['Effect', 'Action', 'Resource'] },
);

/** What makes a right statement a wrong one: other members, `undefined` for one that is taken out. */
const statementMistakes = mixed<object>(
  { Sid: 'a b' },
  { Sid: 7 },
  { Effect: 'allow' },
  { Effect: undefined },
  { Action: undefined },
  { Action: [] },
  { Action: 'GetObject' },
  { Action: 's3:Get:Object' },
  { Action: { Ref: 'Actions' } },
  { NotAction: 'iam:*' },
  { Resource: undefined },
  { Resource: [] },
  { Resource: 'reports' },
  { Resource: 'arn:aws:s3' },
  { Resource: { 'Fn::ImportValue': 'x' } },
  { NotResource: '*' },
  { Principal: '*' },
  { NotPrincipal: { AWS: '*' } },
  { Condition: [] },
  { Condition: { Bool: true } },
  { Condition: { Bool: { 'aws:SecureTransport': {} } } },
  { action: 's3:*' },
  { Ref: 'x' },
);

/** The same for the document around the statements. */
const documentMistakes = mixed<object>(
  { Version: undefined },
  { Version: '2008-10-17' },
  { Version: 1 },
  { Id: 7 },
  { Statement: undefined },
  { Statement: [] },
  { Statement: 5 },
  { Statement: [[]] },
  { Statement: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://x/y' } } } },
  { Owner: 'x' },
  { 'Fn::Transform': { Name: 'AWS::Include' } },
);

/** Documents that AWS takes, and those with a mistake in a statement or around it. */
export const policyDocuments: fc.Arbitrary<string> = fc
  .record({
    statements: fc.array(rightStatements, { minLength: 1, maxLength: 3 }),
    isAlone: fc.boolean(),
    inStatement: fc.option(statementMistakes, { freq: 3 }),
    around: fc.option(documentMistakes, { freq: 3 }),
    indent: mixed(undefined, 2),
  })
  .map(({ statements: [first, ...others], isAlone, inStatement, around, indent }) => {
    const statement = { ...first, ...inStatement };
    const document = {
      Version: '2012-10-17',
      Statement: isAlone ? statement : [statement, ...others],
      ...around,
    };
    return JSON.stringify(document, undefined, indent);
  });

const documents = textLike(
  '{}',
  requireMfaPolicy('aws', { passwordWithoutMfa: false }),
  requireMfaPolicy('aws', { passwordWithoutMfa: true }),
);
const embedded = fc.record({ name: inlineNames, document: documents });

const settings = {
  path: textLike('/', '/people/', 'people', '//'),
  consoleAccess: fc.boolean(),
  accessKey: fc.boolean(),
  passwordMode: fc.constantFrom(...passwordModeSchema.options),
  resetRequired: fc.boolean(),
  groups: fc.array(groupNames, { maxLength: 12 }),
  policyArns: fc.array(arns, { maxLength: 12 }),
  inlinePolicies: fc.array(
    fc.record({
      name: inlineNames,
      document: fc.oneof(textLike('{}', '{"Version":"2012-10-17"}', '{', '[]'), policyDocuments),
    }),
    {
      maxLength: 4,
    },
  ),
  boundaryArn: fc.option(arns),
  copiedFrom: fc.array(fc.record({ userName: userNames, boundaryArn: fc.option(arns) }), { maxLength: 2 }),
  tags,
};

/** Texts that nobody understands, in cells that do not take every text. */
const unreadCells = fc.record(
  {
    access: fc.constantFrom('perhaps', '?'),
    password: fc.constant(notKeptText),
    reset: fc.constantFrom('perhaps', '=2'),
  },
  { requiredKeys: ['access'] },
);

/** A cell is either understood or not. */
function withoutReadCells(user: DraftUser): DraftUser {
  const { unread = {}, overrides } = user;
  const { consoleAccess, accessKey, passwordMode, resetRequired, ...others } = overrides ?? {};
  const kept = {
    ...(unread.access === undefined && consoleAccess !== undefined && { consoleAccess }),
    ...(unread.access === undefined && accessKey !== undefined && { accessKey }),
    ...(unread.password === undefined && passwordMode !== undefined && { passwordMode }),
    ...(unread.reset === undefined && resetRequired !== undefined && { resetRequired }),
  };
  return { ...user, ...(overrides && { overrides: { ...others, ...kept } }) };
}

/** Any draft that the schema takes, with mistakes of every kind. */
export const drafts: fc.Arbitrary<Draft> = fc.record({
  format: fc.constant('gatehouse-draft' as const),
  version: fc.constant(1 as const),
  id: fc.constant('draft'),
  name: textLike('New hires', ''),
  target: fc.option(fc.constant({ account: account.account })),
  existingUsers: fc.constantFrom(...existingUsersSchema.options),
  newGroups: fc.array(
    fc.record({
      name: groupNames,
      path: textLike('/', '/a/', 'a'),
      policyArns: fc.array(arns, { maxLength: 3 }),
    }),
    { maxLength: 3 },
  ),
  newPolicies: fc.array(
    fc.record({
      name: inlineNames,
      path: textLike('/', '/a/', 'a'),
      description: textLike('', 'Reads'),
      document: textLike('{}', '{'),
    }),
    { maxLength: 3 },
  ),
  defaults: fc.record(settings),
  users: fc
    .uniqueArray(
      fc.record(
        {
          id: fc.string({ minLength: 1, maxLength: 3 }),
          name: userNames,
          overrides: fc.record(settings, { requiredKeys: [] }),
          unread: unreadCells,
        },
        { requiredKeys: ['id', 'name'] },
      ),
      { selector: ({ id }) => id, maxLength: 6 },
    )
    .map((users) => users.map(withoutReadCells)),
});

/** Any snapshot: of an account that has some of what the drafts ask for. */
export const snapshots: fc.Arbitrary<Snapshot> = fc.record({
  account: fc.record({
    partition: fc.constantFrom(...partitionSchema.options),
    accountId: fc.constant('123456789012'),
    endpoint: fc.constant('aws'),
  }),
  takenAt: fc.constant('2026-11-23T12:00:00.000Z'),
  users: fc.array(
    fc.record(
      {
        name: userNames,
        path: fc.constantFrom('/', '/people/'),
        access: fc.record({
          groups: fc.array(groupNames, { maxLength: 3 }),
          policyArns: fc.array(arns, { maxLength: 3 }),
          inlinePolicies: fc.uniqueArray(embedded, {
            selector: ({ name }) => name.toLowerCase(),
            maxLength: 2,
          }),
          boundaryArn: fc.option(arns),
          // AWS keeps one tag of a key, whatever its case.
          tags: tags.map((all) => [...new Map(all.map((tag) => [tag.key.toLowerCase(), tag])).values()]),
        }),
      },
      { requiredKeys: ['name', 'path'] },
    ),
    { maxLength: 5 },
  ),
  groups: fc.array(
    fc
      .record(
        {
          name: groupNames,
          access: fc.record({
            policyArns: fc.array(arns, { maxLength: 3 }),
            inlinePolicies: fc.uniqueArray(embedded, {
              selector: ({ name }) => name.toLowerCase(),
              maxLength: 2,
            }),
          }),
        },
        { requiredKeys: ['name'] },
      )
      .map((group) => ({ ...group, path: '/', arn: `arn:aws:iam::123456789012:group/${group.name}` })),
    { maxLength: 5 },
  ),
  policies: fc.uniqueArray(
    fc.record(
      {
        arn: arns,
        name: textLike('policy', ...policyNames),
        path: fc.constant('/'),
        type: fc.constantFrom('AWS managed' as const, 'Customer managed' as const),
        attachable: fc.boolean(),
        attachmentCount: fc.nat(3),
        document: documents,
      },
      { requiredKeys: ['arn', 'name', 'path', 'type', 'attachable', 'attachmentCount'] },
    ),
    { selector: ({ arn }) => arn, maxLength: 6 },
  ),
  passwordPolicy: fc.option(
    fc.record({
      minimumLength: fc.integer({ min: 6, max: 128 }),
      requireSymbols: fc.boolean(),
      requireNumbers: fc.boolean(),
      requireUppercase: fc.boolean(),
      requireLowercase: fc.boolean(),
      allowUsersToChange: fc.boolean(),
    }),
  ),
  quotas: fc.record({
    users: fc.nat(10),
    groupsPerUser: fc.nat(12),
    attachedPoliciesPerUser: fc.nat(12),
    groups: fc.nat(6),
    policies: fc.nat(8),
    attachedPoliciesPerGroup: fc.nat(4),
    policySize: fc.nat(100),
  }),
});

const newGroup = { name: 'data', path: '/teams/', policyArns: [readOnly, 'new-policy:Reports'] };
const newPolicy = {
  name: 'Reports',
  path: '/data/',
  description: '',
  document: readOnlyPolicy('s3', ['Get', 'List']),
};

/** Drafts that are right for {@link account} but for a mistake here and there. */
export const nearlyRightDrafts: fc.Arbitrary<Draft> = fc
  .record({
    wrong: drafts,
    names: fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', '7', '.', '-'), minLength: 1 }), {
      minLength: 1,
      maxLength: 4,
    }),
    mistake: fc.constantFrom(
      'none',
      'name',
      'new',
      'path',
      'groups',
      'policyArns',
      'inlinePolicies',
      'boundaryArn',
      'tags',
    ),
    created: fc
      .constantFrom([newGroup], [newGroup, { ...newGroup, name: 'idle' }])
      .map((newGroups) => ({ newGroups: [...newGroups], newPolicies: [newPolicy] })),
    right: fc.record({
      path: fc.constantFrom('/', '/people/', '/a/b/'),
      groups: fc.subarray([...account.groups.map(({ name }) => name), newGroup.name]),
      policyArns: fc.subarray([readOnly, administrator, 'new-policy:Reports']),
      inlinePolicies: fc
        .tuple(fc.constant(inlineDocument), fc.oneof(fc.constant(inlineDocument), policyDocuments))
        .chain(([own, other]) =>
          fc.subarray([
            { name: 'Own', document: own },
            { name: 'Other', document: other },
          ]),
        ),
      boundaryArn: fc.constantFrom(null, boundary),
      tags: fc.subarray([
        { key: 'Team', value: 'Blue' },
        { key: 'Büro', value: '' },
      ]),
    }),
  })
  .map(({ wrong, names, mistake, right, created }): Draft => {
    const defaults = { ...wrong.defaults, ...right };
    const users = names.map((name, index) => ({ id: `right ${index}`, name }));
    if (mistake === 'new') return { ...wrong, defaults, users };
    if (mistake === 'none') return { ...wrong, ...created, defaults, users };
    if (mistake === 'name') return { ...wrong, ...created, defaults, users: [...users, ...wrong.users] };
    return { ...wrong, ...created, defaults: { ...defaults, [mistake]: wrong.defaults[mistake] }, users };
  });
