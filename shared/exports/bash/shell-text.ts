/** A text as one word of a POSIX shell, whatever is in it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** One option of an AWS CLI command. With “=”, because values may start with a hyphen. */
export function option(name: string, value: string): string {
  return `--${name}=${quoted(value)}`;
}
