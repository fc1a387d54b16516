import { createHmac } from 'node:crypto';
import { fromBase32 } from './identifiers.ts';

const stepMs = 30_000;

/** The number of the 30 s step that a moment (milliseconds) lies in. */
export function stepAt(now: number): number {
  return Math.floor(now / stepMs);
}

/** The six digits of a step: RFC 6238 with SHA-1, as AWS's virtual devices. `seed` is base32 text. */
export function codeOf(seed: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(seed)).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/**
 * The step of the second of two codes that follow each other, the first within `back` steps before and
 * `ahead` after now, and after `lastStep`, the newest whose code was used; undefined when there is none.
 */
export function acceptedStep(
  device: { readonly seed: string; readonly lastStep?: number | undefined },
  codes: readonly [string, string],
  now: number,
  window: { readonly back: number; readonly ahead: number },
): number | undefined {
  const middle = stepAt(now);
  const earliest = Math.max(middle - window.back, (device.lastStep ?? -1) + 1, 0);
  for (let step = earliest; step <= middle + window.ahead; step++) {
    if (codeOf(device.seed, step) === codes[0] && codeOf(device.seed, step + 1) === codes[1]) return step + 1;
  }
  return undefined;
}
