import {
  GetPolicyVersionCommand,
  IAMClient,
  ListAttachedGroupPoliciesCommand,
  ListPoliciesCommand,
  ListUsersCommand,
  ListVirtualMFADevicesCommand,
  paginateListPolicies,
} from '@aws-sdk/client-iam';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Catalogue, loadCatalogue } from '../../../electron/practice/catalogue.ts';
import { openPracticeAccount } from '../../../electron/practice/persistence.ts';
import { PracticeAccount } from '../../../electron/practice/practice-account.ts';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import { seedSmallCompany } from '../../../electron/practice/seed.ts';
import { managedPoliciesFile, operator } from './practice-fixture.ts';

const now = Date.parse('2026-03-02T10:00:00Z');

let catalogue: Catalogue;

beforeAll(() => {
  catalogue = loadCatalogue(managedPoliciesFile());
});

function clientOf(account: PracticeAccount): IAMClient {
  return new IAMClient({
    region: 'us-east-1',
    credentials: operator,
    requestHandler: practiceRequestHandler(account),
  });
}

describe('the catalogue of AWS managed policies', () => {
  test('has those that a user can have', async () => {
    const iam = clientOf(new PracticeAccount({ catalogue }));
    const arns: string[] = [];
    for await (const page of paginateListPolicies({ client: iam, pageSize: 1000 }, { Scope: 'AWS' })) {
      arns.push(...(page.Policies ?? []).map((policy) => policy.Arn ?? ''));
    }

    expect(arns.length).toBeGreaterThan(1200);
    expect(new Set(arns).size).toBe(arns.length);
    expect(arns).toContain('arn:aws:iam::aws:policy/AdministratorAccess');
    expect(arns).toContain('arn:aws:iam::aws:policy/job-function/ViewOnlyAccess');
    expect(arns.filter((arn) => /\/(aws-service-role|root-task)\//.test(arn))).toEqual([]);
  });

  test('has their documents', async () => {
    const iam = clientOf(new PracticeAccount({ catalogue }));
    const PolicyArn = 'arn:aws:iam::aws:policy/IAMUserChangePassword';
    const VersionId = catalogue.byName('iamuserchangepassword')?.version;

    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));

    expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toContain('"iam:ChangePassword"');
    for (const key of catalogue.keys()) {
      const policy: unknown = JSON.parse(catalogue.byName(key)?.document ?? '');
      expect(policy).toHaveProperty('Statement');
    }
  });
});

describe('the small company', () => {
  async function company() {
    let kept: string | undefined;
    const opened = await openPracticeAccount({
      catalogue,
      clock: () => now,
      seed: seedSmallCompany,
      store: {
        read: () => Promise.resolve(kept),
        write: (text) => {
          kept = text;
          return Promise.resolve();
        },
        setAside: () => Promise.reject(new Error('Nothing to be set aside.')),
      },
    });
    return { ...opened, kept: () => kept, state: opened.account.toState() };
  }

  test('has ten users in different states, all in the past', async () => {
    const { account, state } = await company();
    const { Users } = await clientOf(account).send(new ListUsersCommand({}));

    expect(Users).toHaveLength(10);
    expect(Users?.every((user) => (user.CreateDate?.getTime() ?? now) < now)).toBe(true);
    const count = (has: (user: (typeof state.users)[number]) => boolean): number =>
      state.users.filter(has).length;
    expect(count((user) => user.loginProfile !== undefined && user.mfaDevices.length > 0)).toBe(4);
    expect(count((user) => user.loginProfile !== undefined && user.mfaDevices.length === 0)).toBe(2);
    expect(count((user) => user.loginProfile === undefined && user.accessKeys.length > 0)).toBe(3);
    expect(count((user) => user.boundary !== undefined)).toBe(2);
    expect(count((user) => user.path !== '/')).toBe(4);
    expect(state.accessKeys.some((key) => key.status === 'Inactive')).toBe(true);
    expect(state.settings).toMatchObject({ alias: 'northwind-bikes', passwordPolicy: { minimumLength: 14 } });
  });

  test('has groups with policies, and a device whose set-up was given up', async () => {
    const { account } = await company();
    const iam = clientOf(account);

    const auditors = await iam.send(new ListAttachedGroupPoliciesCommand({ GroupName: 'Auditors' }));
    const local = await iam.send(new ListPoliciesCommand({ Scope: 'Local' }));
    const left = await iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Unassigned' }));

    expect(auditors.AttachedPolicies?.map((policy) => policy.PolicyName)).toEqual([
      'SecurityAudit',
      'ViewOnlyAccess',
    ]);
    expect(local.Policies).toHaveLength(4);
    expect(left.VirtualMFADevices).toHaveLength(1);
  });

  test('is kept from the start, and comes back the same', async () => {
    const { kept, state } = await company();

    expect(PracticeAccount.fromState(JSON.parse(kept() ?? ''), { catalogue }).toState()).toEqual(state);
  });
});
