import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** One command that a script ran. */
export interface Command {
  args: string[];
  /** What was in the file of its parameters, where it was given one. */
  file: string | undefined;
}

/** What running a script came to. */
export interface ScriptRun {
  status: number | null;
  stderr: string;
  /** Of `aws`, in order. */
  commands: Command[];
  /** Where the script ran. */
  folder: string;
}

/**
 * An `aws` that notes its arguments, says that it is `$STUB_CALLER`, finds nothing when it is first asked for
 * something, and gives an access key.
 */
const stub = `#!/bin/bash
input=
for arg; do
  case $arg in file://*) input=\${arg#file://} ;; esac
done
{
  printf '%s\\0' "$#" "$@"
  if [ -n "$input" ]; then cat "$input"; printf '\\0'; fi
} >> "$STUB_LOG"
none() {
  echo 'An error occurred (NoSuchEntity) when calling: not found' >&2
  exit 254
}
case "$1 $2" in
  'sts get-caller-identity') printf '%s\\n' "$STUB_CALLER" ;;
  'iam get-'*)
    seen=$STUB_LOG.$(printf '%s' "$2$3" | md5sum | cut -c 1-32)
    if [ ! -e "$seen" ]; then : > "$seen"; none; fi
    ;;
  'iam create-access-key') printf '{"AccessKey":{"SecretAccessKey":"stub"}}\\n' ;;
esac
if [ "$2" = "\${STUB_FAILS:-}" ]; then
  echo 'An error occurred (AccessDenied) when calling: no' >&2
  exit 254
fi
`;

interface ScriptOptions {
  caller?: string;
  /** The command that fails. */
  fails?: string;
  /** What is typed. */
  input?: string;
  /** Whether the disk forgets the modes that files are given. */
  forgetsModes?: boolean;
}

/** Runs a script with a made-up `aws` in a folder of its own. */
export async function runScript(script: string, options: ScriptOptions = {}): Promise<ScriptRun> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-script-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const log = join(folder, 'log');
  await writeFile(log, '');
  await writeFile(join(folder, 'aws'), stub, { mode: 0o700 });
  if (options.forgetsModes === true) await writeFile(join(folder, 'chmod'), '#!/bin/bash\n', { mode: 0o700 });
  await writeFile(join(folder, 'script.sh'), script);
  const child = spawn('bash', ['script.sh'], {
    cwd: folder,
    env: {
      PATH: `${folder}${delimiter}/usr/bin:/bin`,
      STUB_LOG: log,
      STUB_CALLER: options.caller ?? 'arn:aws:iam::123456789012:user/operator',
      ...(options.fails === undefined ? {} : { STUB_FAILS: options.fails }),
    },
  });
  child.stdin.on('error', () => undefined).end(options.input ?? '');
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const stderr = await text(child.stderr);
  return { status: await ended, stderr, commands: commandsIn(await readFile(log, 'utf8')), folder };
}

function commandsIn(log: string): Command[] {
  const fields = log.split('\0').slice(0, -1);
  const commands: Command[] = [];
  while (fields.length > 0) {
    const args = fields.splice(0, Number(fields.shift()));
    const reads = args.some((arg) => arg.startsWith('file://'));
    commands.push({ args, file: reads ? fields.shift() : undefined });
  }
  return commands;
}
