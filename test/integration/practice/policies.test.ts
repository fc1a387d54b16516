import {
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  DeletePolicyCommand,
  DeleteUserPolicyCommand,
  DetachGroupPolicyCommand,
  DetachUserPolicyCommand,
  GetGroupPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetUserPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupPoliciesCommand,
  ListPoliciesCommand,
  type ListPoliciesCommandInput,
  ListPolicyVersionsCommand,
  ListUserPoliciesCommand,
  PutGroupPolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { aws, own, practice, readBuckets } from './practice-fixture.ts';

const Ann = { UserName: 'Ann' };
const Devs = { GroupName: 'Devs' };

async function account() {
  const { iam } = practice();
  await iam.send(new CreateUserCommand(Ann));
  await iam.send(new CreateGroupCommand(Devs));
  return iam;
}

describe('customer managed policies', () => {
  test('are answered without description, and read with it', async () => {
    const iam = await account();

    const { Policy } = await iam.send(
      new CreatePolicyCommand({
        PolicyName: 'Reader',
        Path: '/team/',
        PolicyDocument: readBuckets,
        Description: 'Reads buckets',
      }),
    );

    const common = {
      PolicyName: 'Reader',
      PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/) as string,
      Arn: own('policy', 'team/Reader'),
      Path: '/team/',
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      CreateDate: new Date('2026-03-02T10:00:05Z'),
      UpdateDate: new Date('2026-03-02T10:00:05Z'),
    };
    expect(Policy).toEqual(common);
    const read = await iam.send(new GetPolicyCommand({ PolicyArn: own('policy', 'team/Reader') }));
    expect(read.Policy).toEqual({ ...common, Description: 'Reads buckets', Tags: [] });
    const listed = await iam.send(new ListPoliciesCommand({ Scope: 'Local' }));
    expect(listed.Policies).toEqual([common]);
  });

  test('give their document percent-encoded by RFC 3986, and not in lists', async () => {
    const iam = await account();
    const PolicyDocument = readBuckets.replace('}', '}\n\t ').replace('*', "*(a'b)!");
    await iam.send(new CreatePolicyCommand({ PolicyName: 'Reader', PolicyDocument }));
    const PolicyArn = own('policy', 'Reader');

    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }));

    expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toBe(PolicyDocument);
    expect(PolicyVersion?.Document).toMatch(/^[A-Za-z0-9%._~-]+$/);
    expect((await iam.send(new ListPolicyVersionsCommand({ PolicyArn }))).Versions).toEqual([
      { VersionId: 'v1', IsDefaultVersion: true, CreateDate: new Date('2026-03-02T10:00:05Z') },
    ]);
  });

  test('are gone when deleted', async () => {
    const iam = await account();
    await iam.send(new CreatePolicyCommand({ PolicyName: 'Reader', PolicyDocument: readBuckets }));

    await iam.send(new DeletePolicyCommand({ PolicyArn: own('policy', 'Reader') }));

    expect((await iam.send(new ListPoliciesCommand({ Scope: 'Local' }))).Policies).toEqual([]);
  });

  test('count white space for nothing against their quota', async () => {
    const iam = await account();
    const PolicyDocument = readBuckets.replace(',', `,${' \n'.repeat(5000)}`);

    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'Airy', PolicyDocument }));

    expect(Policy?.PolicyName).toBe('Airy');
  });
});

describe('AWS managed policies', () => {
  test('can be read', async () => {
    const iam = await account();
    const PolicyArn = aws('AdministratorAccess');

    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v3' }));

    expect(Policy).toMatchObject({
      PolicyName: 'AdministratorAccess',
      Path: '/',
      DefaultVersionId: 'v3',
      Tags: [],
    });
    expect(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''))).toMatchObject({
      Statement: [{ Action: '*' }],
    });
  });
});

describe('ListPolicies', () => {
  async function names(input: ListPoliciesCommandInput) {
    const iam = await account();
    for (const PolicyName of ['Unused', 'Attached', 'Boundary']) {
      await iam.send(new CreatePolicyCommand({ PolicyName, Path: '/own/', PolicyDocument: readBuckets }));
    }
    await iam.send(new AttachUserPolicyCommand({ ...Ann, PolicyArn: own('policy', 'own/Attached') }));
    await iam.send(new AttachGroupPolicyCommand({ ...Devs, PolicyArn: aws('job-function/Billing') }));
    await iam.send(
      new CreateUserCommand({ UserName: 'Bob', PermissionsBoundary: own('policy', 'own/Boundary') }),
    );
    const { Policies } = await iam.send(new ListPoliciesCommand(input));
    return Policies?.map((policy) => policy.PolicyName);
  }

  test('by scope', async () => {
    expect(await names({ Scope: 'Local' })).toEqual(['Attached', 'Boundary', 'Unused']);
    expect(await names({ Scope: 'AWS' })).toHaveLength(13);
    expect(await names({})).toHaveLength(16);
  });

  test('by use', async () => {
    expect(await names({ OnlyAttached: true })).toEqual(['Billing', 'Attached', 'Boundary']);
    expect(await names({ PolicyUsageFilter: 'PermissionsPolicy' })).toEqual(['Billing', 'Attached']);
    expect(await names({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual(['Boundary']);
  });

  test('by path', async () => {
    expect(await names({ PathPrefix: '/job-function/' })).toEqual(['Billing']);
    expect(await names({ PathPrefix: '/own/', OnlyAttached: true })).toEqual(['Attached', 'Boundary']);
  });
});

describe('attached policies', () => {
  test('of a user, twice is once', async () => {
    const iam = await account();
    const PolicyArn = aws('ReadOnlyAccess');
    await iam.send(new AttachUserPolicyCommand({ ...Ann, PolicyArn }));
    await iam.send(new AttachUserPolicyCommand({ ...Ann, PolicyArn }));

    const attached = await iam.send(new ListAttachedUserPoliciesCommand(Ann));
    expect(attached.AttachedPolicies).toEqual([{ PolicyName: 'ReadOnlyAccess', PolicyArn }]);
    expect((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.AttachmentCount).toBe(1);

    await iam.send(new DetachUserPolicyCommand({ ...Ann, PolicyArn }));
    expect((await iam.send(new ListAttachedUserPoliciesCommand(Ann))).AttachedPolicies).toEqual([]);
  });

  test('of a group, by path', async () => {
    const iam = await account();
    await iam.send(new AttachGroupPolicyCommand({ ...Devs, PolicyArn: aws('ReadOnlyAccess') }));
    await iam.send(new AttachGroupPolicyCommand({ ...Devs, PolicyArn: aws('job-function/Billing') }));

    const jobs = await iam.send(
      new ListAttachedGroupPoliciesCommand({ ...Devs, PathPrefix: '/job-function/' }),
    );
    expect(jobs.AttachedPolicies).toEqual([
      { PolicyName: 'Billing', PolicyArn: aws('job-function/Billing') },
    ]);

    await iam.send(new DetachGroupPolicyCommand({ ...Devs, PolicyArn: aws('ReadOnlyAccess') }));
    expect((await iam.send(new ListAttachedGroupPoliciesCommand(Devs))).AttachedPolicies).toHaveLength(1);
  });
});

describe('inline policies', () => {
  test('of a user', async () => {
    const iam = await account();
    await iam.send(new PutUserPolicyCommand({ ...Ann, PolicyName: 'One', PolicyDocument: readBuckets }));
    const changed = readBuckets.replace('Allow', 'Deny');
    await iam.send(new PutUserPolicyCommand({ ...Ann, PolicyName: 'One', PolicyDocument: changed }));

    expect((await iam.send(new ListUserPoliciesCommand(Ann))).PolicyNames).toEqual(['One']);
    const read = await iam.send(new GetUserPolicyCommand({ ...Ann, PolicyName: 'One' }));
    expect(read).toMatchObject({ ...Ann, PolicyName: 'One' });
    expect(decodeURIComponent(read.PolicyDocument ?? '')).toBe(changed);

    await iam.send(new DeleteUserPolicyCommand({ ...Ann, PolicyName: 'One' }));
    expect((await iam.send(new ListUserPoliciesCommand(Ann))).PolicyNames).toEqual([]);
  });

  test('of a group', async () => {
    const iam = await account();
    await iam.send(new PutGroupPolicyCommand({ ...Devs, PolicyName: 'One', PolicyDocument: readBuckets }));

    expect((await iam.send(new ListGroupPoliciesCommand(Devs))).PolicyNames).toEqual(['One']);
    const read = await iam.send(new GetGroupPolicyCommand({ ...Devs, PolicyName: 'One' }));
    expect(decodeURIComponent(read.PolicyDocument ?? '')).toBe(readBuckets);
  });
});
