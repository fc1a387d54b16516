import {
  CreateGroupCommand,
  CreatePolicyCommand,
  DeletePolicyCommand,
  GetGroupCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupsForUserCommand,
} from '@aws-sdk/client-iam';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClients } from '../../../electron/iam/clients.ts';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { describeWithMoto } from '../../support/with-moto.ts';
import type { Fate } from './faulty-world.ts';
import { bench, benchOver, clientsOver, fullDraft, policyArn, type Bench } from './runs-bench.ts';

const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }],
});
const reports = 'arn:aws:iam::123456789012:policy/data/Reports';

/** maria needs the new group and through it the new policy; nils needs neither. */
function draftWithNew(): Draft {
  const draft = fullDraft(['maria', 'nils'], {
    boundaryArn: null,
    groups: [],
    policyArns: [],
    consoleAccess: false,
  });
  const [maria, nils] = draft.users;
  return {
    ...draft,
    newGroups: [{ name: 'data', path: '/teams/', policyArns: [policyArn, 'new-policy:Reports'] }],
    newPolicies: [{ name: 'Reports', path: '/data/', description: 'Reads reports', document }],
    users: [
      { ...maria, id: 'row-maria', name: 'maria', overrides: { groups: ['data'] } },
      { ...nils, id: 'row-nils', name: 'nils' },
    ],
  };
}

function statesOf({ newEntities, rows }: Run): Record<string, string> {
  return Object.fromEntries([
    ...newEntities.map(({ kind, name, state }) => [`${kind} ${name}`, state]),
    ...rows.map(({ userName, state }) => [userName, state]),
  ]) as Record<string, string>;
}

const allDone = { 'policy Reports': 'done', 'group data': 'done', maria: 'done', nils: 'done' };

/** The account has the group and the policy once, as the draft wants them, and maria is in the group. */
function expectEndState({ account }: Bench): void {
  const { groups, policies, users } = account.toState();
  expect(groups.filter(({ name }) => name === 'data')).toMatchObject([
    { path: '/teams/', attached: [policyArn, reports] },
  ]);
  expect(policies.filter(({ name }) => name === 'Reports')).toMatchObject([
    { path: '/data/', description: 'Reads reports', versions: [{ document }] },
  ]);
  expect(users.map(({ name, groups: of }) => [name, of])).toEqual(
    expect.arrayContaining([
      ['maria', ['data']],
      ['nils', []],
    ]),
  );
}

async function finished(self: Bench): Promise<Run> {
  const runs = await self.restart();
  const { header } = await self.start(runs, draftWithNew());
  return self.settled(runs, header.id);
}

describe('a run that creates a group and a policy', () => {
  it('creates them before the users, policies first', async () => {
    const self = await bench({ lagMs: 3_000 });
    const run = await finished(self);
    expect(statesOf(run)).toEqual(allDone);
    expect(run.header).toMatchObject({
      state: 'finished',
      counts: { users: 2, usersDone: 2, calls: 11, callsDone: 11 },
    });
    expectEndState(self);
    const sent = self.world.calls.map(({ call }) => call).filter((call) => !/^(Get|List)/.test(call));
    expect(sent.slice(0, 4)).toEqual([
      'CreatePolicy',
      'CreateGroup',
      'AttachGroupPolicy',
      'AttachGroupPolicy',
    ]);
    expect(sent.indexOf('CreateUser')).toBe(4);
  });

  it('hands over nothing for what is no user', async () => {
    const self = await bench();
    const runs = await self.restart();
    const { header } = await self.start(runs, draftWithNew());
    await self.settled(runs, header.id);
    const { path } = await runs.saveCsv(header.id);
    const lines = (await readFile(path ?? '', 'utf8')).trim().split('\r\n');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['maria', 'nils']);
    await expect(runs.mfaTarget(header.id, 'new-group/0')).rejects.toThrow('no such user');
    await expect(runs.handoverGroup(header.id, ['new-group/0'], { credentials: false })).rejects.toThrow(
      'no such user',
    );
  });

  it('has each call on the disk before it is sent', async () => {
    const self = await bench();
    const onDisk = new Map<string, string>();
    for (const call of ['CreatePolicy', 'CreateGroup', 'AttachGroupPolicy'])
      self.world.before(call, async () => {
        onDisk.set(call, await self.onDisk());
      });
    await finished(self);
    expect(onDisk.get('CreatePolicy')).toContain('"record":"intent","stepId":"new-policy/0/policy"');
    expect(onDisk.get('CreatePolicy')).not.toContain('"stepId":"new-group/0/group"');
    expect(onDisk.get('CreateGroup')).toContain('"record":"intent","stepId":"new-group/0/group"');
    expect(onDisk.get('AttachGroupPolicy')).toContain(
      `"record":"intent","stepId":"new-group/0/policy/${policyArn}"`,
    );
  });
});

describe.each([0, 3_000])('with reads that lag %i ms', (lagMs) => {
  const faults: Fate[] = [
    'lost request',
    'lost answer',
    'throttled',
    'failed before',
    'failed after',
    'modifying',
  ];
  describe.each(['CreatePolicy', 'CreateGroup', 'AttachGroupPolicy', 'GetPolicy', 'GetGroup'])(
    '%s',
    (call) => {
      // Reads are refused so by nobody.
      const possible = call.startsWith('Get') ? faults.filter((fault) => fault !== 'modifying') : faults;
      it.each(possible)(
        'that is %s once and twice leaves the account as if nothing had happened',
        async (fate) => {
          for (const fates of [[fate], [fate, fate]]) {
            const self = await bench({ lagMs });
            self.world.next(call, ...fates);
            const run = await finished(self);
            expect(statesOf(run)).toEqual(allDone);
            expectEndState(self);
          }
        },
      );
    },
  );
});

describe('a group or policy that not all of AWS’s machines know yet', () => {
  it.each(['AttachGroupPolicy', 'AddUserToGroup'])('is waited for at %s', async (call) => {
    const self = await bench();
    self.world.next(call, 'unknown yet', 'unknown yet', 'unknown yet');
    expect(statesOf(await finished(self))).toEqual(allDone);
    expectEndState(self);
  });

  it('is not waited for where it is none of the run’s', async () => {
    const self = await bench();
    self.world.next('AttachUserPolicy', 'unknown yet');
    const runs = await self.restart();
    const { header } = await self.start(runs, fullDraft(['maria']));
    const run = await self.settled(runs, header.id);
    expect(run.rows[0]?.steps.find(({ state }) => state === 'failed')).toMatchObject({
      call: 'AttachUserPolicy',
      error: { code: 'NoSuchEntity' },
    });
  });
});

describe('a group that could not be created', () => {
  it('holds back who needs it, and nobody else; its retry goes on with them', async () => {
    const self = await bench();
    const runs = await self.restart();
    self.world.next('CreateGroup', 'denied');
    const { header } = await self.start(runs, draftWithNew());
    const run = await self.settled(runs, header.id);
    expect(statesOf(run)).toEqual({ ...allDone, 'group data': 'failed', maria: 'failed' });
    expect(run.header).toMatchObject({
      state: 'finished',
      counts: { users: 2, usersDone: 1, usersFailed: 1 },
    });
    expect(run.rows[0]?.steps[0]).toMatchObject({
      call: 'CreateUser',
      state: 'failed',
      error: {
        kind: 'conflict',
        message: expect.stringMatching(/^Group data could not be created/) as string,
      },
    });
    expect(self.account.toState().users.map(({ name }) => name)).not.toContain('maria');
    expect((await runs.saveCsv(header.id)).run.rows[0]?.secrets).toEqual([]);

    await runs.retryRow(header.id, 'new-group/0');
    expect(statesOf(await self.settled(runs, header.id))).toEqual(allDone);
    expectEndState(self);
  });

  it('is tried again first when the user is, also by another process', async () => {
    const self = await bench();
    const first = await self.restart();
    self.world.next('CreatePolicy', 'denied');
    const { header } = await self.start(first, draftWithNew());
    const run = await self.settled(first, header.id);
    expect(statesOf(run)).toEqual({
      'policy Reports': 'failed',
      'group data': 'failed',
      maria: 'failed',
      nils: 'done',
    });
    expect(run.newEntities[1]?.steps[0]?.error?.message).toContain('Policy Reports could not be created');
    const again = await self.restart();
    self.world.calls.length = 0;
    await again.retryRow(header.id, 'row-maria');
    expect(statesOf(await self.settled(again, header.id))).toEqual(allDone);
    const sent = self.world.calls.map(({ call }) => call).filter((call) => call.startsWith('Create'));
    expect(sent).toEqual(['CreatePolicy', 'CreateGroup', 'CreateUser', 'CreateAccessKey']);
    expectEndState(self);
  });

  it('says that somebody else has made it, and takes nothing over', async () => {
    const self = await bench();
    const runs = await self.restart();
    const direct = clientsOver(practiceRequestHandler(self.account)).writes;
    self.world.before('CreateGroup', async () => {
      await direct.send(new CreateGroupCommand({ GroupName: 'Data', Path: '/teams/' }));
    });
    self.world.next('CreateGroup', 'lost request');
    const { header } = await self.start(runs, draftWithNew());
    const run = await self.settled(runs, header.id);
    expect(run.newEntities[1]?.steps[0]?.error).toMatchObject({
      kind: 'conflict',
      code: 'EntityAlreadyExists',
    });
    expect(self.account.toState().groups.filter(({ name }) => /^data$/i.test(name))).toMatchObject([
      { name: 'Data', attached: [] },
    ]);
  });
});

describe('a policy that somebody else makes meanwhile', () => {
  const other = document.replace('s3:Get*', '*');

  it.each([
    ['at the same path with another document, and the answer is lost', '/data/', other, 'lost request'],
    ['at the same path with another document', '/data/', other, undefined],
    ['at another path', '/', document, undefined],
  ] as const)('%s fails the step', async (_what, Path, PolicyDocument, fate) => {
    const self = await bench();
    const runs = await self.restart();
    const direct = clientsOver(practiceRequestHandler(self.account)).writes;
    self.world.before('CreatePolicy', async () => {
      await direct.send(new CreatePolicyCommand({ PolicyName: 'Reports', Path, PolicyDocument }));
    });
    if (fate !== undefined) self.world.next('CreatePolicy', fate);
    const { header } = await self.start(runs, draftWithNew());
    const run = await self.settled(runs, header.id);
    expect(run.newEntities[0]?.steps[0]?.error).toMatchObject({
      kind: 'conflict',
      code: 'EntityAlreadyExists',
    });
    expect(statesOf(run)).toMatchObject({ 'group data': 'failed', maria: 'failed', nils: 'done' });

    // Out of the way, it can be tried again.
    await direct.send(
      new DeletePolicyCommand({ PolicyArn: `arn:aws:iam::123456789012:policy${Path}Reports` }),
    );
    await runs.retryRow(header.id, 'new-policy/0');
    expect(statesOf(await self.settled(runs, header.id))).toEqual(allDone);
    expectEndState(self);
  });
});

describe('a run whose power fails while groups and policies are made', () => {
  it('ends like one that was never cut off, whatever the moment', async () => {
    for (let moment = 1; ; moment += 1) {
      const self = await bench({ lagMs: moment % 2 === 0 ? 3_000 : 0 });
      const planHash = await self.planHash(draftWithNew());
      self.world.moments.length = 0;
      self.world.dieAt = moment;
      const doomed = await self.restart();
      doomed.start({ draft: draftWithNew(), planHash, customPasswords: {} }).catch(() => undefined);
      await self.until(() =>
        Promise.resolve(self.world.isDead || self.world.moments.includes('before CreateUser')),
      );
      if (!self.world.isDead) {
        expect(moment).toBeGreaterThan(10);
        return;
      }
      await self.world.revive();
      const runs = await self.restart();
      const [left] = await runs.open();
      let runId = left?.id;
      if (runId === undefined)
        runId = (await runs.start({ draft: draftWithNew(), planHash, customPasswords: {} })).header.id;
      else await runs.resume(runId);
      const run = await self.settled(runs, runId);
      expect([moment, statesOf(run)]).toEqual([moment, allDone]);
      expectEndState(self);
    }
  });
});

describe('a journal of before', () => {
  it('is read, and resumes', async () => {
    const self = await bench();
    const first = await self.restart();
    self.world.nextFor('nils', 'CreateUser', 'expired');
    const { header } = await self.start(first, fullDraft(['maria', 'nils']));
    await self.settled(first, header.id);
    const folder = join(self.folder, 'runs');
    const [name = ''] = (await readdir(folder)).filter((one) => one.endsWith('.run.jsonl'));
    const written = await readFile(join(folder, name), 'utf8');
    expect(written).toContain('"newEntities":[],');
    await writeFile(join(folder, name), written.replace('"newEntities":[],', ''));
    const again = await self.restart();
    expect(again.startProblems).toEqual([]);
    await again.resume(header.id);
    expect(statesOf(await self.settled(again, header.id))).toEqual({ maria: 'done', nils: 'done' });
  });
});

describeWithMoto('a run with a new group and policy on moto_server', {}, (moto) => {
  it('creates them as wanted; a lost answer makes nothing twice', async () => {
    await moto().reset();
    const { reads, writes } = createClients({
      credentials: { accessKeyId: 'AKIAADMINISTRATOR000', secretAccessKey: 'administrator' },
      region: 'us-east-1',
      endpoint: moto().url,
      stsEndpoint: moto().url,
    });
    await writes.send(new CreatePolicyCommand({ PolicyName: 'deploy', PolicyDocument: document }));
    const self = await benchOver(writes.config.requestHandler, undefined, moto().url);
    for (const call of ['CreatePolicy', 'CreateGroup']) self.world.next(call, 'lost answer');
    const runs = await self.restart();
    const draft = draftWithNew();
    draft.defaults.policyArns = ['new-policy:Reports'];
    const { header } = await self.start(runs, draft);
    const run = await self.settled(runs, header.id);
    expect(statesOf(run)).toEqual(allDone);

    const { Group } = await reads.send(new GetGroupCommand({ GroupName: 'data' }));
    expect(Group?.Path).toBe('/teams/');
    const { AttachedPolicies = [] } = await reads.send(
      new ListAttachedGroupPoliciesCommand({ GroupName: 'data' }),
    );
    expect(AttachedPolicies.map(({ PolicyArn }) => PolicyArn).sort()).toEqual([reports, policyArn].sort());
    const { Policy } = await reads.send(new GetPolicyCommand({ PolicyArn: reports }));
    expect(Policy?.Description).toBe('Reads reports');
    const { PolicyVersion } = await reads.send(
      new GetPolicyVersionCommand({ PolicyArn: reports, VersionId: Policy?.DefaultVersionId }),
    );
    expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toBe(document);
    const { Groups = [] } = await reads.send(new ListGroupsForUserCommand({ UserName: 'maria' }));
    expect(Groups.map(({ GroupName }) => GroupName)).toEqual(['data']);
    const attached = await reads.send(new ListAttachedUserPoliciesCommand({ UserName: 'nils' }));
    expect(attached.AttachedPolicies?.map(({ PolicyArn }) => PolicyArn)).toEqual([reports]);
  });
});
