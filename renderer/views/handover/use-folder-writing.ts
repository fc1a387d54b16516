import { useState } from 'react';
import type { Input } from '../../../shared/contract.ts';
import type { GatehouseError } from '../../../shared/errors.ts';
import type { SavedFiles } from '../../../shared/handover/saved-files.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { useAction, useEvent } from '../../api.ts';

/** Files that main writes into a folder: how far it is, and what came of it. */
export interface FolderWriting<Name extends 'handover.saveFiles' | 'handover.saveDrafts'> {
  save: (input: Input<Name>) => Promise<void>;
  busy: boolean;
  /** Absent while the administrator chooses. */
  progress: { done: number; total: number } | undefined;
  stop: () => void;
  stopping: boolean;
  error: GatehouseError | undefined;
  /** Absent until files were written: a cancelled dialog is no outcome. */
  outcome: SavedFiles | undefined;
}

/** Lets main ask for a folder and write; `onRun` gets the run as it is after that. */
export function useFolderWriting<Name extends 'handover.saveFiles' | 'handover.saveDrafts'>(
  name: Name,
  runId: string,
  onRun: (run: Run) => void,
): FolderWriting<Name> {
  const action = useAction(name);
  const { run: stopWriting, busy: stopping } = useAction('handover.stop');
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const [outcome, setOutcome] = useState<SavedFiles>();
  useEvent('handover.progress', ({ runId: ofRun, done, total }) => {
    if (ofRun === runId) setProgress({ done, total });
  });
  async function save(input: Input<Name>) {
    setProgress(undefined);
    const result = await action.run(input);
    if (!result.ok) return;
    onRun(result.value.run);
    if (result.value.folder !== null) setOutcome(result.value);
  }
  return {
    save,
    busy: action.busy,
    progress,
    stop: () => void stopWriting({ runId }),
    stopping,
    error: action.error,
    outcome,
  };
}
