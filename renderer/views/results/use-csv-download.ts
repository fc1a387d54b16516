import { useState } from 'react';
import type { GatehouseError } from '../../../shared/errors.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { useAction } from '../../api.ts';

/** “Download .csv file”: how to, where it went last, and what went wrong. */
export interface CsvDownload {
  save: () => Promise<void>;
  busy: boolean;
  /** The path of the last file; absent after the administrator cancelled the first dialog, which is no error. */
  savedTo: string | undefined;
  error: GatehouseError | undefined;
  dismissError: () => void;
}

/** Lets main ask where to and write the file; `onRun` gets the run as it is after that. */
export function useCsvDownload(runId: string, onRun: (run: Run) => void): CsvDownload {
  const { run: saveCsv, busy, error, dismissError } = useAction('runs.saveCsv');
  const [savedTo, setSavedTo] = useState<string>();
  async function save() {
    const saved = await saveCsv({ runId });
    if (!saved.ok || saved.value.path === null) return;
    setSavedTo(saved.value.path);
    onRun(saved.value.run);
  }
  return { save, busy, savedTo, error, dismissError };
}
