import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  GetAccountAuthorizationDetailsCommand,
  PutUserPolicyCommand,
  TagUserCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Snapshot, SnapshotUser } from '../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { hasErrors, plan } from '../../../shared/plans/plan.ts';
import type { Step } from '../../../shared/plans/step.ts';
import { catalogueOf } from '../../../electron/practice/catalogue.ts';
import { nearlyRightDrafts } from '../../unit/plans/draft-arbitraries.ts';
import { account, boundary, changePassword, readOnly } from '../../unit/plans/plan-samples.ts';
import { practice, readBuckets } from './practice-fixture.ts';

const catalogue = catalogueOf(
  account.policies
    .filter(({ type, attachable }) => type === 'AWS managed' && attachable)
    .map(({ arn, name }) => ({
      name,
      path: '/',
      arn,
      version: 'v1',
      created: 0,
      updated: 0,
      document: readBuckets,
    })),
);

const password = 'Practice-makes-perfect-1';

/** The users of the account before the run: with little, and with nearly all that a user can have. */
const before: SnapshotUser[] = [
  {
    name: 'akua',
    path: '/people/',
    access: {
      groups: ['auditors'],
      policyArns: [readOnly],
      inlinePolicies: [{ name: 'own', document: readBuckets }],
      boundaryArn: boundary,
      tags: [{ key: 'team', value: 'Red' }],
    },
  },
  {
    name: 'full',
    path: '/',
    access: {
      groups: [],
      policyArns: [changePassword],
      inlinePolicies: [],
      boundaryArn: null,
      tags: Array.from({ length: 49 }, (_, index) => ({ key: `Key${index}`, value: '' })),
    },
  },
];
const snapshot: Snapshot = { ...account, users: before };

/** An account as the snapshot has it. */
async function seeded(): Promise<IAMClient> {
  const { iam, advance } = practice({ catalogue });
  await iam.send(new CreatePolicyCommand({ PolicyName: 'developers-boundary', PolicyDocument: readBuckets }));
  for (const { name } of account.groups) await iam.send(new CreateGroupCommand({ GroupName: name }));
  for (const { name: UserName, path, access } of before) {
    await iam.send(
      new CreateUserCommand({
        UserName,
        Path: path,
        Tags: access?.tags.map(({ key, value }) => ({ Key: key, Value: value })),
        ...(access?.boundaryArn ? { PermissionsBoundary: access.boundaryArn } : {}),
      }),
    );
    for (const GroupName of access?.groups ?? [])
      await iam.send(new AddUserToGroupCommand({ UserName, GroupName }));
    for (const PolicyArn of access?.policyArns ?? [])
      await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
    for (const { name, document } of access?.inlinePolicies ?? [])
      await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: name, PolicyDocument: document }));
  }
  advance(60_000);
  return iam;
}

function send(iam: IAMClient, step: Step): Promise<unknown> {
  switch (step.call) {
    case 'CreatePolicy':
      return iam.send(new CreatePolicyCommand(step.input));
    case 'CreateGroup':
      return iam.send(new CreateGroupCommand(step.input));
    case 'AttachGroupPolicy':
      return iam.send(new AttachGroupPolicyCommand(step.input));
    case 'CreateUser':
      return iam.send(new CreateUserCommand(step.input));
    case 'TagUser':
      return iam.send(new TagUserCommand(step.input));
    case 'AddUserToGroup':
      return iam.send(new AddUserToGroupCommand(step.input));
    case 'AttachUserPolicy':
      return iam.send(new AttachUserPolicyCommand(step.input));
    case 'PutUserPolicy':
      return iam.send(new PutUserPolicyCommand(step.input));
    case 'CreateLoginProfile':
      return iam.send(new CreateLoginProfileCommand({ ...step.input, Password: password }));
    case 'CreateAccessKey':
      return iam.send(new CreateAccessKeyCommand(step.input));
    case 'UpdateLoginProfile':
      throw new Error('No draft changes a password.');
  }
}

/** Drafts that are nearly right, with users who exist among the new ones. */
const draftsOfAll: fc.Arbitrary<Draft> = fc
  .tuple(
    nearlyRightDrafts,
    fc.subarray(['akua', 'full']),
    fc.constantFrom('skip' as const, 'merge' as const, 'stop' as const),
  )
  .map(([draft, names, existingUsers]) => ({
    ...draft,
    existingUsers,
    users: [...draft.users, ...names.map((name) => ({ id: `existing ${name}`, name }))],
  }));

/** What the users of before have, to be compared: nothing may be taken from them. */
async function thingsOf(iam: IAMClient): Promise<Map<string, Set<string>>> {
  const { UserDetailList = [] } = await iam.send(
    new GetAccountAuthorizationDetailsCommand({ Filter: ['User'] }),
  );
  return new Map(
    UserDetailList.map((user) => [
      user.UserName ?? '',
      new Set([
        ...(user.GroupList ?? []).map((name) => `group ${name}`),
        ...(user.AttachedManagedPolicies ?? []).map(({ PolicyArn = '' }) => `policy ${PolicyArn}`),
        ...(user.UserPolicyList ?? []).map(
          (one) => `inline ${one.PolicyName ?? ''} ${one.PolicyDocument ?? ''}`,
        ),
        ...(user.Tags ?? []).map(({ Key = '', Value = '' }) => `tag ${Key}=${Value}`),
        `boundary ${user.PermissionsBoundary?.PermissionsBoundaryArn ?? ''}`,
        `path ${user.Path ?? ''}`,
      ]),
    ]),
  );
}

it('every step of a plan without errors is one that the account takes, and nobody loses anything by it', async () => {
  let taken = 0;
  let merged = 0;
  await fc.assert(
    fc.asyncProperty(draftsOfAll, async (draft) => {
      const made = plan(draft, snapshot);
      if (hasErrors(made)) return;
      const iam = await seeded();
      const had = await thingsOf(iam);
      for (const step of made.steps) {
        await send(iam, step);
        taken += 1;
        if (step.rowId.startsWith('existing')) merged += 1;
      }
      const has = await thingsOf(iam);
      for (const [name, things] of had)
        expect([...things].filter((thing) => !has.get(name)?.has(thing))).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
  // The property says nothing if no step was sent.
  expect(taken).toBeGreaterThan(100);
  expect(merged).toBeGreaterThan(10);
});
