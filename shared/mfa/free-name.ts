import { foldName, mfaDeviceNameProblem } from '../rules/names.ts';

/** The first of `<name>-2`, `<name>-3`, … that no device has; a long name is cut to make room. */
export function freeDeviceName(name: string, taken: Iterable<string>): string {
  const folded = new Set([...taken].map(foldName));
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    let stem = name;
    while (stem !== '' && mfaDeviceNameProblem(stem + suffix) !== undefined) stem = stem.slice(0, -1);
    const candidate = stem + suffix;
    if (!folded.has(foldName(candidate))) return candidate;
  }
}
