import { WrittenByNewer } from './draft-file.ts';

/** Why a draft's file that could not be read is left as it is, as a sentence; `undefined` for one that is damaged. */
export function reasonToLeave(error: unknown, path: string): string | undefined {
  // The disk's fault, not the file's: it may be readable the next time.
  if (error instanceof Error && 'syscall' in error)
    return `A draft could not be read; its file ${path} was left as it is.`;
  if (error instanceof WrittenByNewer)
    return `A draft was written by a newer Gatehouse; its file ${path} was left as it is.`;
  return undefined;
}
