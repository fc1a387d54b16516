import type { handoverCalls } from '../../shared/calls/handover.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import type { Handovers } from '../handover/handovers.ts';

/** Getting credentials to people. */
export function handoverServices({ handovers }: { handovers: Handovers }): ServicesOf<typeof handoverCalls> {
  return {
    'handover.saveFiles': (input) => handovers.saveFiles(input),
    'handover.saveDrafts': (input) => handovers.saveDrafts(input),
    'handover.openDraft': (input) => handovers.openDraft(input),
    'handover.mark': (input) => handovers.mark(input),
    'handover.stop': ({ runId }) => {
      handovers.stop(runId);
      return Promise.resolve(null);
    },
  };
}
