import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { awsCliEnvironment, awsCliPath } from './aws-cli.ts';

/**
 * Where a script is killed: before AWS gets a call, after it has answered but before the answer reaches the script, or
 * with the answer given.
 */
export interface Kill {
  call: string;
  user?: string;
  when: 'before' | 'answer lost' | 'answered';
}

/** An AWS CLI that notes every command line and environment that it is given, and kills the script that calls it. */
export interface WatchedAwsCli {
  /** Runs a script, which keeps its credentials in `folder`; gives what it ended with, `SIGKILL` where it was killed. */
  run(script: string, folder: string, env: NodeJS.ProcessEnv, kill?: Kill): Promise<ScriptEnd>;
  /** All command lines and environments so far. */
  seen(): Promise<string>;
}

interface ScriptEnd {
  status: number | NodeJS.Signals | null;
  output: string;
}

const wrapper = `#!/bin/bash
{ printf '%s\\n' "$@"; env; } >> "$WATCH_LOG"
die() { kill -KILL "$(cat "$WATCH_FOLDER/.script/lock")"; exit 1; }
case " $* " in
  *" $KILL_CALL "*"$KILL_USER"*)
    case $KILL_WHEN in
      before) die ;;
      'answer lost') "$REAL_AWS" "$@" > /dev/null; die ;;
      answered) "$REAL_AWS" "$@"; die ;;
    esac
    ;;
esac
exec "$REAL_AWS" "$@"
`;

/** Puts one in front of the AWS CLI 2, until the test ends. */
export async function watchedAwsCli(): Promise<WatchedAwsCli> {
  const bin = await mkdtemp(join(tmpdir(), 'gatehouse-watched-aws-'));
  onTestFinished(() => rm(bin, { recursive: true, force: true }));
  const log = join(bin, 'log');
  await writeFile(join(bin, 'aws'), wrapper, { mode: 0o700 });
  return {
    run: async (script, folder, env, kill) => {
      const child = spawn('bash', ['-x', script, folder], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...awsCliEnvironment,
          PATH: `${bin}:${dirname(awsCliPath())}:${awsCliEnvironment.PATH}`,
          REAL_AWS: awsCliPath(),
          WATCH_LOG: log,
          WATCH_FOLDER: folder,
          KILL_CALL: kill?.call ?? '',
          KILL_USER: kill?.user ?? '',
          KILL_WHEN: kill?.when ?? '',
          ...env,
        },
      });
      const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
        child.once('close', (code, signal) => resolve(code ?? signal)),
      );
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
      return { status: await ended, output: stdout + stderr };
    },
    seen: () => readFile(log, 'utf8'),
  };
}
