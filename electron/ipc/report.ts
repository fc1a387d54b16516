/**
 * Writes down that something unexpected happened: where, and what kind of error. Never its message, which could carry
 * what somebody typed or what AWS sent.
 */
export function reportUnexpected(where: string, error: unknown): void {
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  const name = error instanceof Error ? error.name : typeof error;
  process.stderr.write([`gatehouse: unexpected ${name} in ${where}`, ...frames, ''].join('\n'));
}
