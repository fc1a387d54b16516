import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Approvals } from '../../../electron/drafts/approvals/approvals.ts';
import { applyApproved, approvePlan } from '../../../electron/drafts/approvals/approved-drafts.ts';
import { DraftVersions } from '../../../electron/drafts/draft-versions.ts';
import { DraftLibrary } from '../../../electron/drafts/draft-library.ts';
import { Accounts } from '../../../electron/iam/accounts.ts';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import type { Runs } from '../../../electron/runs/runs.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { bench, clientsOver, fullDraft, identityAt, type Bench } from '../runs/runs-bench.ts';

const draft = fullDraft(['maria', 'nils'], { passwordMode: 'custom-each' });
const customPasswords = { 'row-maria': 'B7-for-maria-alone', 'row-nils': 'B7-for-nils-alone' };

/** The parts of a process that approve and apply. */
async function processOf(self: Bench, runs: Runs) {
  const snapshotOf = () =>
    new Accounts().snapshot(
      { identity: identityAt('practice'), ...clientsOver(practiceRequestHandler(self.account)) },
      { refresh: true },
    );
  const now = () => new Date(self.clock.now);
  const approvals = new Approvals({
    folder: join(self.folder, 'drafts', 'approvals'),
    newId: randomUUID,
    now,
    wasBegun: (runId) => runs.wasBegun(runId),
  });
  const library = await DraftLibrary.open({
    folder: join(self.folder, 'drafts'),
    newId: randomUUID,
    now,
    versions: new DraftVersions(join(self.folder, 'drafts', 'versions'), now),
    approvals,
    outcomeOf: (runId) => runs.outcomeOf(runId),
    onChange: () => undefined,
  });
  await library.noteApplied(runs.applications());
  return { library, approvals, runs, snapshotOf };
}

/** Applies until the power fails at a moment, then looks as a new process. Gives false when it did not fail. */
async function failAt(moment: number): Promise<boolean> {
  const self = await bench();
  const before = await processOf(self, await self.restart());
  await before.library.create({ draft, revision: 'first' });
  const snapshot = await before.snapshotOf();
  const { hash } = plan(draft, snapshot);
  const { id: approvalId } = (
    await approvePlan(before, {
      draftId: draft.id,
      account: snapshot.account,
      snapshotTakenAt: snapshot.takenAt,
      planHash: hash,
    })
  ).plan;

  self.world.moments.length = 0;
  self.world.dieAt = moment;
  const doomed = await processOf(self, await self.restart());
  const request = { draftId: draft.id, approvalId, customPasswords };
  // The power fails before the library has its note, whatever else was done.
  const library = {
    read: (draftId: string) => doomed.library.read(draftId),
    noteApplied: () => new Promise<never>(() => undefined),
  };
  applyApproved({ ...doomed, library }, request).catch(() => undefined);
  await self.until(async () => self.world.isDead || (await doomed.runs.open())[0]?.state === 'finished');
  const died = self.world.isDead;
  await self.world.revive();

  const next = await processOf(self, await self.restart());
  const { users } = self.account.toState();
  const [left] = await next.runs.open();
  const fate = (await next.approvals.read(draft.id))?.fate;
  const [listed] = await next.library.list();
  if (left === undefined) {
    expect(users).toEqual([]);
    expect(fate?.state).not.toBe('applied');
    expect(listed?.state).toBe('draft');
  } else {
    expect(fate).toEqual({ state: 'applied', runId: left.id });
    expect(listed?.openRunId).toBe(left.id);
  }
  const again = await applyApproved(next, request).then(
    () => 'applied',
    () => 'refused',
  );
  expect(again).toBe(fate?.state === 'approved' ? 'applied' : 'refused');
  expect(await next.runs.open()).toHaveLength(again === 'applied' || left !== undefined ? 1 : 0);
  await next.runs.stopAll();
  return died;
}

describe('an approved plan whose power fails while it is being applied', () => {
  // In parts, so that they share the processors and a failure names its moment.
  const parts = 4;
  it.each(Array.from({ length: parts }, (_, part) => part))(
    'at any moment up to the first calls (part %i) is never applied twice, nor forgotten',
    async (part) => {
      for (let moment = part + 1, failed = true; failed && moment < 20; moment += parts)
        failed = await failAt(moment);
    },
  );
});
