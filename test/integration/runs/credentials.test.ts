import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteLoginProfileCommand,
  TagUserCommand,
  UpdateAccountPasswordPolicyCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPassword } from '../../../electron/practice/passwords.ts';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import type { ApprovedCredentials } from '../../../electron/runs/approved-credentials.ts';
import type { Runs } from '../../../electron/runs/runs.ts';
import { readCredentials } from '../../../electron/user-credentials/read-credentials.ts';
import type { Run } from '../../../shared/runs/run.ts';
import {
  credentialsPlan,
  type CredentialsRequest,
} from '../../../shared/user-credentials/credentials-plan.ts';
import type { CredentialAction } from '../../../shared/user-credentials/credentials-purpose.ts';
import type { Fate } from './faulty-world.ts';
import { bench, clientsOver, errorOf, identityAt, noSealer, secretsOf, type Bench } from './runs-bench.ts';

const oldPassword = 'The-Old-Password-1';

/** A bench whose account has maria, with a password where one is to be reset. */
async function benchFor(action: CredentialAction, lagMs = 0): Promise<Bench> {
  const self = await bench({ lagMs });
  const colleague = colleagueOf(self);
  await colleague.send(new CreateUserCommand({ UserName: 'maria' }));
  if (action === 'reset-password')
    await colleague.send(new CreateLoginProfileCommand({ UserName: 'maria', Password: oldPassword }));
  self.clock.now += 60_000;
  return self;
}

function colleagueOf({ account }: Bench): IAMClient {
  return clientsOver(practiceRequestHandler(account)).writes;
}

/** What the administrator approves now. */
async function approved(
  self: Bench,
  action: CredentialAction,
  changes: Partial<ApprovedCredentials> = {},
): Promise<ApprovedCredentials> {
  const identity = identityAt(self.endpoint);
  const request: CredentialsRequest = {
    account: identity.account,
    userName: 'maria',
    action,
    passwordMode: 'generated',
    resetRequired: false,
  };
  const user = await readCredentials(
    { identity, ...clientsOver(practiceRequestHandler(self.account)) },
    'maria',
  );
  const { customPassword, planHash, ...rest } = changes;
  const whole = { ...request, ...rest };
  return { ...whole, planHash: planHash ?? credentialsPlan(whole, user).hash, customPassword };
}

async function finished(self: Bench, runs: Runs, request: ApprovedCredentials): Promise<Run> {
  const { header } = await runs.startCredentials(request);
  return self.settled(runs, header.id);
}

/** Whether what the run shows is what the account takes, and is all that there is. */
async function expectCredential(self: Bench, runs: Runs, run: Run): Promise<void> {
  expect(run.rows.flatMap(({ steps }) => steps.flatMap(({ error }) => error ?? []))).toEqual([]);
  expect(run.header.state).toBe('finished');
  const [secret = ''] = await secretsOf(runs, run);
  const { users, accessKeys } = self.account.toState();
  const maria = users.find(({ name }) => name === 'maria');
  if (run.header.purpose?.action === 'create-access-key') {
    expect(accessKeys.map(({ id, secret: known }) => [id, known])).toEqual([
      [run.rows[0]?.accessKeyId, secret],
    ]);
  } else {
    expect(maria?.loginProfile !== undefined && isPassword(maria.loginProfile, secret)).toBe(true);
  }
}

describe.each<[CredentialAction, string]>([
  ['enable-sign-in', 'CreateLoginProfile'],
  ['reset-password', 'UpdateLoginProfile'],
  ['create-access-key', 'CreateAccessKey'],
])('%s', (action, call) => {
  it('gives an existing user a credential that works, without creating anybody', async () => {
    const self = await benchFor(action);
    const runs = await self.restart();
    const run = await finished(self, runs, await approved(self, action));
    await expectCredential(self, runs, run);
    expect(run.header).toMatchObject({
      purpose: { action, userName: 'maria' },
      counts: { users: 1, usersDone: 1, usersFailed: 0 },
      exported: false,
    });
    expect(self.world.calls.some(({ call }) => call === 'CreateUser')).toBe(false);
    // The user was there before, so that an MFA device can be assigned.
    expect(await runs.mfaTarget(run.header.id, run.rows[0]?.id ?? '')).toMatchObject({ userName: 'maria' });
  });

  it('is offered again at the next start, with its secret and what it is for', async () => {
    const self = await benchFor(action);
    const runs = await self.restart();
    const run = await finished(self, runs, await approved(self, action));
    const secrets = await secretsOf(runs, run);
    await runs.stopAll();
    expect(secrets).toHaveLength(1);
    expect(await self.onDisk()).not.toContain(secrets[0]);

    const again = await self.restart();
    const [header] = await again.open();
    expect(header?.purpose).toEqual({ action, userName: 'maria' });
    expect(await secretsOf(again, await again.read(header?.id ?? ''))).toEqual(secrets);
  });

  it('replaces a secret that was only in memory and lost', async () => {
    const self = await benchFor(action);
    self.sealer = noSealer;
    const runs = await self.restart();
    const run = await finished(self, runs, await approved(self, action));
    const [lost] = await secretsOf(runs, run);
    await runs.stopAll();

    const again = await self.restart();
    expect((await again.read(run.header.id)).header.state).toBe('stopped');
    await again.resume(run.header.id);
    const renewed = await self.settled(again, run.header.id);
    await expectCredential(self, again, renewed);
    expect(await secretsOf(again, renewed)).not.toEqual([lost]);
  });

  it.each([0, 3_000])('ends the same after a lost answer, with reads that lag %i ms', async (lagMs) => {
    const self = await benchFor(action, lagMs);
    const runs = await self.restart();
    const request = await approved(self, action);
    self.world.next(call, 'lost answer');
    await expectCredential(self, runs, await finished(self, runs, request));
  });

  it('is refused, and changes nothing, with credentials of another account', async () => {
    const self = await benchFor(action);
    const runs = await self.restart();
    const request = await approved(self, action);
    self.endpoint = 'http://127.0.0.1:1';
    expect((await errorOf(runs.startCredentials(request))).kind).toBe('conflict');
    expect(await readdir(join(self.folder, 'runs'))).toEqual([]);
  });

  it('is refused when the calls are not those that were approved', async () => {
    const self = await benchFor(action);
    const runs = await self.restart();
    const error = await errorOf(runs.startCredentials(await approved(self, action, { planHash: 'another' })));
    expect(error).toMatchObject({ kind: 'conflict' });
    expect(error.message).toContain('has changed since you looked');
    expect(self.world.calls.every(({ call }) => /^(Get|List)/.test(call))).toBe(true);
  });

  it('happens once, however often it is clicked', async () => {
    const self = await benchFor(action);
    const runs = await self.restart();
    const request = await approved(self, action);
    const both = await Promise.allSettled([runs.startCredentials(request), runs.startCredentials(request)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const [header] = await runs.open();
    await self.settled(runs, header?.id ?? '');
    expect(await runs.open()).toHaveLength(1);
  });
});

describe('UpdateLoginProfile', () => {
  const action = 'reset-password';
  const faults: Fate[] = [
    'lost request',
    'lost answer',
    'throttled',
    'failed before',
    'failed after',
    'modifying',
  ];

  describe.each([0, 3_000])('with reads that lag %i ms', (lagMs) => {
    it.each(faults.flatMap((fate) => [[fate], [fate, fate]]))(
      'that is %s %s ends the same',
      async (...fates) => {
        const self = await benchFor(action, lagMs);
        const runs = await self.restart();
        const request = await approved(self, action);
        self.world.next('UpdateLoginProfile', ...fates);
        await expectCredential(self, runs, await finished(self, runs, request));
      },
    );
  });

  it('ends the same wherever the power fails', async () => {
    for (let at = 1; ; at += 1) {
      const self = await benchFor(action);
      const runs = await self.restart();
      const request = await approved(self, action);
      self.world.dieAt = at;
      const started = await Promise.race([
        runs.startCredentials(request).catch(() => undefined),
        self.until(() => Promise.resolve(self.world.isDead)).then(() => undefined),
      ]);
      if (started !== undefined) await self.settled(runs, started.header.id);
      const hasFailed = self.world.isDead;
      await self.world.revive();
      const again = await self.restart();
      const [header] = await again.open();
      if (header === undefined) {
        const profile = self.account.toState().users[0]?.loginProfile;
        expect(profile !== undefined && isPassword(profile, oldPassword)).toBe(true);
      } else {
        if (header.state === 'stopped') await again.resume(header.id);
        await expectCredential(self, again, await self.settled(again, header.id));
      }
      await again.stopAll();
      if (!hasFailed) return;
    }
  });
});

describe('a forced reset', () => {
  it('leaves the old password where IAMUserChangePassword cannot be attached first', async () => {
    const self = await benchFor('reset-password');
    const runs = await self.restart();
    // This bench's account does not have the policy.
    const run = await finished(self, runs, await approved(self, 'reset-password', { resetRequired: true }));
    expect(run.rows[0]?.steps.map(({ call, target, state }) => `${call} ${target} ${state}`)).toEqual([
      'AttachUserPolicy arn:aws:iam::aws:policy/IAMUserChangePassword failed',
      'UpdateLoginProfile  waiting',
    ]);
    const profile = self.account.toState().users[0]?.loginProfile;
    expect(profile !== undefined && isPassword(profile, oldPassword)).toBe(true);
  });
});

describe('what the user is told who was there before', () => {
  async function withChangePasswordPolicy(action: CredentialAction): Promise<Bench> {
    const self = await benchFor(action);
    await colleagueOf(self).send(
      new UpdateAccountPasswordPolicyCommand({ AllowUsersToChangePassword: true }),
    );
    return self;
  }

  it.each<CredentialAction>(['enable-sign-in', 'reset-password'])(
    'is after %s whether the password must be changed, and of MFA nothing that nobody looked at',
    async (action) => {
      const self = await withChangePasswordPolicy(action);
      const runs = await self.restart();
      const run = await finished(self, runs, await approved(self, action, { resetRequired: true }));
      const [row] = run.rows;
      expect(row?.passwordReset).toBe(true);
      expect(row?.handover.map(({ item }) => item)).toEqual(['password', 'instructions']);
      const rowId = row?.id ?? '';
      const users = async () =>
        (await runs.handoverGroup(run.header.id, [rowId], { credentials: false })).users;
      expect(await users()).toMatchObject([{ passwordReset: true, mfaAssigned: null }]);

      const serialNumber = 'arn:aws:iam::123456789012:mfa/maria';
      const assigned = await runs.recordMfa(run.header.id, rowId, { kind: 'enabled', serialNumber });
      expect(assigned.rows[0]?.handover.at(-1)).toMatchObject({ item: 'mfa', handed: { how: 'assigned' } });
      expect(await users()).toMatchObject([{ mfaAssigned: true }]);
    },
  );
});

describe('the address of a user who was there before', () => {
  it('comes from a tag, as a new user’s does, and is still known after a restart', async () => {
    const self = await benchFor('reset-password');
    await colleagueOf(self).send(
      new TagUserCommand({ UserName: 'maria', Tags: [{ Key: 'Email', Value: 'maria@example.com' }] }),
    );
    const runs = await self.restart();
    const run = await finished(self, runs, await approved(self, 'reset-password'));
    expect(run.rows[0]?.email).toBe('maria@example.com');
    await runs.stopAll();
    const again = await (await self.restart()).read(run.header.id);
    expect(again.rows[0]?.email).toBe('maria@example.com');
  });
});

describe('the user as read anew', () => {
  it('has no second console password', async () => {
    const self = await benchFor('enable-sign-in');
    const runs = await self.restart();
    const request = await approved(self, 'enable-sign-in');
    await colleagueOf(self).send(new CreateLoginProfileCommand({ UserName: 'maria', Password: oldPassword }));
    expect(await errorOf(runs.startCredentials(request))).toMatchObject({ kind: 'conflict' });
  });

  it('has no password to reset any more', async () => {
    const self = await benchFor('reset-password');
    const runs = await self.restart();
    const request = await approved(self, 'reset-password');
    await colleagueOf(self).send(new DeleteLoginProfileCommand({ UserName: 'maria' }));
    expect(await errorOf(runs.startCredentials(request))).toMatchObject({ kind: 'conflict' });
  });

  it('has no third access key', async () => {
    const self = await benchFor('create-access-key');
    const runs = await self.restart();
    const request = await approved(self, 'create-access-key');
    for (let made = 0; made < 2; made += 1)
      await colleagueOf(self).send(new CreateAccessKeyCommand({ UserName: 'maria' }));
    expect(await errorOf(runs.startCredentials(request))).toMatchObject({ kind: 'quota' });
  });
});

describe('a custom password', () => {
  it('is refused where it breaks the account’s policy', async () => {
    const self = await benchFor('reset-password');
    const runs = await self.restart();
    const changes = { passwordMode: 'custom', customPassword: 'short' } as const;
    const error = await errorOf(runs.startCredentials(await approved(self, 'reset-password', changes)));
    expect(error).toMatchObject({ kind: 'invalid' });
    expect(error.message).not.toContain('short');
    expect(await readdir(join(self.folder, 'runs'))).toEqual([]);
  });

  it('that AWS bars after a lost answer is done, and says that it should be tried', async () => {
    const self = await benchFor('reset-password');
    await colleagueOf(self).send(new UpdateAccountPasswordPolicyCommand({ PasswordReusePrevention: 5 }));
    const runs = await self.restart();
    const changes = { passwordMode: 'custom', customPassword: 'Correct-Horse-77' } as const;
    self.world.next('UpdateLoginProfile', 'lost answer');
    const run = await finished(self, runs, await approved(self, 'reset-password', changes));
    await expectCredential(self, runs, run);
    expect(run.rows[0]?.notes.join()).toContain('sign in with it before you rely on it');
  });

  it('that AWS bars at once has failed, and can be retried', async () => {
    const self = await benchFor('reset-password');
    await colleagueOf(self).send(new UpdateAccountPasswordPolicyCommand({ PasswordReusePrevention: 5 }));
    const runs = await self.restart();
    const changes = { passwordMode: 'custom', customPassword: oldPassword } as const;
    const run = await finished(self, runs, await approved(self, 'reset-password', changes));
    expect(run.rows[0]?.steps[0]?.error).toMatchObject({ kind: 'invalid', code: 'PasswordPolicyViolation' });
    expect(run.rows[0]?.secrets).toEqual([]);
  });
});

describe('a generated password that AWS bars after a lost answer', () => {
  it('is set, without a doubt', async () => {
    const self = await benchFor('reset-password');
    await colleagueOf(self).send(new UpdateAccountPasswordPolicyCommand({ PasswordReusePrevention: 5 }));
    const runs = await self.restart();
    self.world.next('UpdateLoginProfile', 'lost answer');
    const run = await finished(self, runs, await approved(self, 'reset-password'));
    await expectCredential(self, runs, run);
    expect(run.rows[0]?.notes.join()).not.toContain('rely on it');
  });
});

describe('a login profile that was made a moment ago', () => {
  it('is waited for until AWS lets its password be changed', async () => {
    const self = await benchFor('reset-password', 3_000);
    const runs = await self.restart();
    self.world.before('UpdateLoginProfile', async () => {
      const colleague = colleagueOf(self);
      await colleague.send(new DeleteLoginProfileCommand({ UserName: 'maria' }));
      self.clock.now += 3_000;
      await colleague.send(new CreateLoginProfileCommand({ UserName: 'maria', Password: oldPassword }));
    });
    const run = await finished(self, runs, await approved(self, 'reset-password'));
    await expectCredential(self, runs, run);
    expect(self.world.calls.filter(({ call }) => call === 'UpdateLoginProfile').length).toBeGreaterThan(1);
  });
});
