import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { draftPatch } from '../../../shared/drafts/patch.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';

let app: InProcessGatehouse;
const draft: Draft = {
  ...emptyDraft('batch', 'a'),
  users: [
    { id: 'a', name: 'zoe' },
    { id: 'b', name: 'yan' },
  ],
};

beforeEach(async () => {
  app = await inProcessGatehouse();
  valueOf(await app.api.call('drafts.create', { draft, revision: 'first' }));
});
afterEach(async () => {
  expect(app.unexpected).toEqual([]);
  await app.dispose();
});

async function planOf(changed = draft, of = app) {
  const snapshot = valueOf(await of.api.call('account.snapshot', { refresh: true }));
  return plan(changed, snapshot);
}

async function approve(changed = draft, of = app) {
  const { account, takenAt, ...snapshot } = valueOf(await of.api.call('account.snapshot', { refresh: true }));
  const planHash = plan(changed, { account, takenAt, ...snapshot }).hash;
  return of.api.call('plans.approve', { draftId: 'batch', account, snapshotTakenAt: takenAt, planHash });
}

const approval = async (of = app) => valueOf(await of.api.call('plans.approval', { draftId: 'batch' }));
const apply = (approvalId: string, of = app, customPasswords: Record<string, string> = {}) =>
  of.api.call('plans.apply', { draftId: 'batch', approvalId, customPasswords });
const save = async (after: Draft, base = 'first', revision = 'second', of = app) =>
  valueOf(
    await of.api.call('drafts.save', { draftId: 'batch', base, revision, patch: draftPatch(draft, after) }),
  );

async function userNames(): Promise<string[]> {
  const { users } = valueOf(await app.api.call('account.snapshot', { refresh: true }));
  return users.map(({ name }) => name);
}

/** Waits until a run has ended. */
async function ended(runId: string, of = app): Promise<void> {
  for (;;) {
    const { header } = valueOf(await of.api.call('runs.read', { runId }));
    if (header.state !== 'running') return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Somebody else creates a user in the account. */
async function createElsewhere(name: string): Promise<void> {
  const elsewhere: Draft = { ...emptyDraft('elsewhere', 'row'), users: [{ id: 'row', name }] };
  const planHash = (await planOf(elsewhere)).hash;
  const input = { draft: elsewhere, planHash, customPasswords: {} };
  const run = valueOf(await app.api.call('runs.start', input));
  await ended(run.header.id);
}

/** Another process that has the same folder open. */
const another = (): Promise<InProcessGatehouse> => inProcessGatehouse({ dataFolder: app.folder });

describe('an approved plan', () => {
  it('is no longer one when the same was applied by the wizard', async () => {
    const { plan: approved } = valueOf(await approve());
    const { draft, planHash } = approved;
    const run = valueOf(await app.api.call('runs.start', { draft, planHash, customPasswords: {} }));
    expect(await approval()).toBeNull();
    await ended(run.header.id);
  });

  it('is applied once, and leads to its results', async () => {
    const { plan: approved } = valueOf(await approve());
    expect(await approval()).toMatchObject({
      fate: { state: 'approved' },
      plan: { planHash: approved.planHash },
    });
    const run = valueOf(await apply(approved.id));
    expect(run.header.draftId).toBe('batch');
    await ended(run.header.id);
    expect(await userNames()).toEqual(expect.arrayContaining(['zoe', 'yan']));
    expect((await approval())?.fate).toEqual({ state: 'applied', runId: run.header.id });
    const again = await apply(approved.id);
    expect(again).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    if (!again.ok) expect(again.error.message).toContain('Look at its results');
    valueOf(await app.api.call('runs.close', { runId: run.header.id, discardCredentials: true }));
    expect(await apply(approved.id)).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    expect((await approval())?.fate).toEqual({ state: 'applied', runId: run.header.id });
    const [listed] = valueOf(await app.api.call('drafts.list', undefined));
    expect(listed?.state).toBe('applied');
  });

  it('is refused when the draft was changed, also where the calls are the same', async () => {
    const { plan: approved } = valueOf(await approve());
    await save({ ...draft, existingUsers: 'skip' });
    const refused = await apply(approved.id);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    if (!refused.ok) expect(refused.error.message).toContain('The draft was changed');
    expect(await userNames()).not.toContain('zoe');
  });

  it('holds when only the draft’s name was changed', async () => {
    const { plan: approved } = valueOf(await approve());
    await save({ ...draft, name: 'Spring' });
    expect(await apply(approved.id)).toMatchObject({ ok: true });
  });

  it('is refused when the account has changed, and nothing is created', async () => {
    const { plan: approved } = valueOf(await approve());
    await createElsewhere('yan');
    const refused = await apply(approved.id);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    if (!refused.ok) expect(refused.error.message).toContain('The account already has a user yan');
    expect(await userNames()).not.toContain('zoe');
    expect((await approval())?.fate).toEqual({ state: 'approved' });
  });

  it('is refused when it is withdrawn or approved anew', async () => {
    const first = valueOf(await approve());
    const second = valueOf(await approve());
    expect(await apply(first.plan.id)).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    const withdraw = { draftId: 'batch', approvalId: second.plan.id };
    valueOf(await app.api.call('plans.withdraw', withdraw));
    expect(await approval()).toBeNull();
    expect(await apply(second.plan.id)).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    expect(await userNames()).not.toContain('zoe');
  });

  it('is applied once of two windows that try at the same time, or withdrawn', async () => {
    const { plan: approved } = valueOf(await approve());
    const tries = await Promise.all([apply(approved.id), apply(approved.id)]);
    expect(tries.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const withdrawn = await app.api.call('plans.withdraw', { draftId: 'batch', approvalId: approved.id });
    expect(withdrawn).toMatchObject({ ok: false, error: { kind: 'conflict' } });
  });

  it('is applied once of two processes that try at the same time', async () => {
    const { plan: approved } = valueOf(await approve());
    const other = await another();
    try {
      expect((await approval(other))?.plan.id).toBe(approved.id);
      const tries = await Promise.all([apply(approved.id), apply(approved.id, other)]);
      expect(tries.map(({ ok }) => ok).sort()).toEqual([false, true]);
    } finally {
      await other.gatehouse.shutDown();
    }
  });

  it('is told as applied by another process, too, also while its run goes on or is open', async () => {
    const { plan: approved } = valueOf(await approve());
    const other = await another();
    try {
      const run = valueOf(await apply(approved.id));
      const applied = { state: 'applied', runId: run.header.id };
      expect((await approval(other))?.fate).toEqual(applied);
      const again = await apply(approved.id, other);
      expect(again).toMatchObject({ ok: false, error: { kind: 'conflict' } });
      if (!again.ok) expect(again.error.message).toContain('applied already');
      await ended(run.header.id);
      expect((await approval(other))?.fate).toEqual(applied);
    } finally {
      await other.gatehouse.shutDown();
    }
  });

  it('is there at the next start, and its run too', async () => {
    const { plan: approved } = valueOf(await approve());
    const next = await another();
    try {
      expect((await approval(next))?.plan.id).toBe(approved.id);
      const run = valueOf(await apply(approved.id, next));
      await ended(run.header.id, next);
      await next.gatehouse.shutDown();
      const third = await another();
      expect((await approval(third))?.fate).toEqual({ state: 'applied', runId: run.header.id });
      await third.gatehouse.shutDown();
    } finally {
      await next.gatehouse.shutDown();
    }
  });

  it('needs its custom passwords, which are written nowhere but into the vault', async () => {
    const custom: Draft = { ...draft, defaults: { ...draft.defaults, passwordMode: 'custom-each' } };
    await save(custom);
    const { plan: approved } = valueOf(await approve(custom));
    expect(await apply(approved.id)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    expect((await approval())?.fate).toEqual({ state: 'approved' });
    const passwords = { a: 'B7-for-zoe-alone', b: 'B7-for-yan-alone' };
    const run = valueOf(await apply(approved.id, app, passwords));
    await ended(run.header.id);
    expect(JSON.stringify(await approval())).not.toContain('alone');
  });
});

describe('the approval of a plan whose draft is deleted', () => {
  const day = 24 * 60 * 60_000;
  let now: number;
  beforeEach(async () => {
    await app.dispose();
    now = Date.parse('2026-11-25T09:00:00Z');
    app = await inProcessGatehouse({ clock: () => now });
    valueOf(await app.api.call('drafts.create', { draft, revision: 'first' }));
  });

  const remove = async () => valueOf(await app.api.call('drafts.delete', { draftId: 'batch' }));
  const bringBack = (of = app) => of.api.call('drafts.restore', { draftId: 'batch' });

  /** Ends this process, and starts another one some days later. */
  async function later(days: number): Promise<InProcessGatehouse> {
    await app.gatehouse.shutDown();
    now += days * day;
    return inProcessGatehouse({ dataFolder: app.folder, clock: () => now });
  }
  /** What the files in the folder of approvals say. */
  async function kept(): Promise<string> {
    const folder = join(app.folder, 'drafts/approvals');
    const files = await readdir(folder);
    return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join();
  }

  it('does not hold any more, also where the draft is brought back, and nothing of it is kept', async () => {
    const { plan: approved } = valueOf(await approve());
    expect(await kept()).toContain('zoe');
    await remove();
    expect(await kept()).not.toContain('zoe');
    valueOf(await bringBack());
    expect(await approval()).toBeNull();
    expect(await apply(approved.id)).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    expect(await userNames()).not.toContain('zoe');
  });

  it('is there when an applied draft is brought back, and goes for good with it', async () => {
    const { plan: approved } = valueOf(await approve());
    const run = valueOf(await apply(approved.id));
    await ended(run.header.id);
    await remove();
    valueOf(await bringBack());
    expect((await approval())?.fate).toEqual({ state: 'applied', runId: run.header.id });

    await remove();
    const before = await later(29);
    expect(await kept()).toContain('zoe');
    await before.gatehouse.shutDown();
    const after = await later(2);
    expect(await kept()).toBe('');
    expect(await bringBack(after)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    await after.gatehouse.shutDown();
  });

  it('stays with a draft of that id that came from a file meanwhile', async () => {
    await remove();
    valueOf(await app.api.call('drafts.create', { draft, revision: 'first' }));
    valueOf(await approve());
    const next = await later(31);
    expect((await approval(next))?.fate).toEqual({ state: 'approved' });
    await next.gatehouse.shutDown();
  });
});

describe('the approval of a plan', () => {
  it('is refused for another plan than the one that main makes of the draft as it is kept', async () => {
    const refused = await approve({ ...draft, users: [{ id: 'a', name: 'xia' }] });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    expect(await approval()).toBeNull();
  });

  it('is refused for a plan with errors or without calls', async () => {
    const wrong: Draft = { ...draft, users: [{ id: 'a', name: 'x y' }] };
    await save(wrong);
    expect(await approve(wrong)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    expect(await approval()).toBeNull();
  });

  it('is none for an id that is no file name', async () => {
    expect(await app.api.call('plans.approval', { draftId: '../settings' })).toEqual({
      ok: true,
      value: null,
    });
  });
});
