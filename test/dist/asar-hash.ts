import { createHash } from 'node:crypto';
import { getRawHeader } from '@electron/asar';

/**
 * The SHA-256 of an app.asar's header, which holds the hashes of all its files: what Electron compares before it
 * reads from it. https://www.electronjs.org/docs/latest/tutorial/asar-integrity
 */
export function asarHash(path: string): string {
  return createHash('sha256').update(getRawHeader(path).headerString).digest('hex');
}
