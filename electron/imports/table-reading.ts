import { Worker } from 'node:worker_threads';
import { Failure } from '../../shared/errors.ts';
import type { ReadChoices, ReadTable } from '../../shared/imports/imported-table.ts';
import type { Result } from '../../shared/result.ts';
import { refusedTable } from './table-limits.ts';

/** A table of 10,000 rows takes a tenth of either. */
const limits = { milliseconds: 30_000, megabytes: 1024 };

/** Reads a table in a thread of its own, which `workerFile` is; throws `Failure` for what cannot be imported. */
export async function tableFrom(
  workerFile: string,
  bytes: Uint8Array,
  choices: ReadChoices,
): Promise<ReadTable> {
  const worker = new Worker(workerFile, {
    workerData: { bytes, choices },
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Result<ReadTable>>();
  const timer = setTimeout(() => reject(tooMuch()), limits.milliseconds);
  worker.on('message', (answer: Result<ReadTable>) => resolve(answer));
  worker.on('error', (error: Error & { code?: string }) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error),
  );
  worker.on('exit', () => reject(tooMuch()));
  try {
    const answer = await promise;
    if (!answer.ok) throw new Failure(answer.error);
    return answer.value;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function tooMuch(): Failure {
  return refusedTable(
    'Reading the file takes far more time or memory than a table of users needs, so it was given up. Copy the table into a new workbook, or save it as .csv.',
  );
}
