import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { Failure } from '../../shared/errors.ts';
import { readChoicesSchema, type ReadTable } from '../../shared/imports/imported-table.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { readTable } from './read-table.ts';

/** A thread of its own for one file: whatever is in it, the window keeps answering. */
const { bytes, choices } = z
  .object({ bytes: z.instanceof(Uint8Array), choices: readChoicesSchema })
  .parse(workerData);

parentPort?.postMessage(await answer());

async function answer(): Promise<Result<ReadTable>> {
  try {
    return ok(await readTable(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), choices));
  } catch (error) {
    if (error instanceof Failure) return failed(error.error);
    throw error;
  }
}
