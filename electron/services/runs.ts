import type { runCalls } from '../../shared/calls/runs.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import type { Approvals } from '../drafts/approvals/approvals.ts';
import type { DraftLibrary } from '../drafts/draft-library.ts';
import type { Enrolments } from '../mfa/enrolments.ts';
import type { Runs } from '../runs/runs.ts';

/** Applying plans, and the results. */
export function runServices({
  runs,
  enrolments,
  library,
  approvals,
}: {
  runs: Runs;
  enrolments: Enrolments;
  library: DraftLibrary;
  approvals: Approvals;
}): ServicesOf<typeof runCalls> {
  return {
    'runs.open': () => runs.open(),
    'runs.read': ({ runId }) => runs.read(runId),
    'runs.start': async (input) => {
      const run = await runs.start(input);
      // The run goes on whatever becomes of the note, which is made up for at its end or at the next start.
      await library.noteApplied(runs.applications()).catch(() => undefined);
      await approvals.withdrawAny(input.draft.id).catch(() => undefined);
      return run;
    },
    'runs.startCredentials': (input) => runs.startCredentials(input),
    'runs.resume': ({ runId }) => runs.resume(runId),
    'runs.stop': ({ runId }) => runs.stop(runId),
    'runs.retryRow': ({ runId, rowId }) => runs.retryRow(runId, rowId),
    'runs.reveal': (input) => runs.reveal(input),
    'runs.copySecret': async (input) => {
      await runs.copySecret(input);
      return null;
    },
    'runs.saveCsv': ({ runId }) => runs.saveCsv(runId),
    'runs.close': async (input) => {
      const leftovers = (await runs.rowsWithMfaLeftover(input.runId)).map((rowId) =>
        enrolments.removeLeftover({ runId: input.runId, rowId }),
      );
      // Whoever gives up the credentials can close the run of an account that is out of reach for good.
      await (input.discardCredentials ? Promise.allSettled(leftovers) : Promise.all(leftovers));
      await library.noteApplied(runs.applications()).catch(() => undefined);
      await library.noteOutcome(input.runId).catch(() => undefined);
      await runs.close(input);
      return null;
    },
  };
}
