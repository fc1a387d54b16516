import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../shared/errors.ts';
import { writeFileAtomically } from '../storage/atomic-file.ts';
import { writeNewFile } from '../storage/new-file.ts';
import { existingNames, placeFiles, type ExistingFiles } from './file-placement.ts';
import type { UserFile } from './user-files.ts';

/** A file that was not written, and why. */
export interface FailedFile<File> {
  file: File;
  name: string;
  message: string;
}

/** What came of writing files into a folder. */
export interface Written<File> {
  written: File[];
  failed: FailedFile<File>[];
  stopped: boolean;
}

interface Options {
  /** What is to become of files of these names that are there; `null`: nothing is written. */
  askAboutExisting: (names: string[]) => Promise<ExistingFiles | null>;
  /** Called after each file. */
  onProgress: (done: number) => void;
  isStopped: () => boolean;
}

/**
 * Writes files into a folder one after the other, each as a whole or not at all, readable by their owner only. One that
 * fails does not stop the others. `null` when the administrator wants nothing written; throws `Failure` for a folder
 * that cannot be read.
 */
export async function writeIntoFolder<File extends UserFile>(
  folder: string,
  files: readonly File[],
  { askAboutExisting, onProgress, isStopped }: Options,
): Promise<Written<File> | null> {
  const inFolder = await readdir(folder).catch((error: unknown) => {
    const message = `The folder ${folder} could not be read${codeOf(error)}. Choose another one.`;
    throw new Failure({ kind: 'storage-unavailable', message });
  });
  const wanted = files.map(({ name }) => name);
  const existing = existingNames(wanted, inFolder);
  const answer = existing.length === 0 ? 'keep-both' : await askAboutExisting(existing);
  if (answer === null) return null;
  const placements = placeFiles(wanted, inFolder, answer);

  const outcome: Written<File> = { written: [], failed: [], stopped: false };
  for (const [index, file] of files.entries()) {
    if (isStopped()) return { ...outcome, stopped: true };
    const { name, mode } = placements[index] ?? { name: file.name, mode: 'new' };
    try {
      await (mode === 'new' ? writeNewFile : writeFileAtomically)(join(folder, name), file.text);
      outcome.written.push(file);
    } catch (error) {
      outcome.failed.push({ file, name, message: `It could not be written${codeOf(error)}.` });
    }
    onProgress(index + 1);
  }
  return outcome;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
}
