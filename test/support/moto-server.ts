import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A running moto_server: an IAM and STS that other people wrote. */
export interface MotoServer {
  /** `http://127.0.0.1:<port>`, for IAM and STS alike. */
  url: string;
  /** Forgets everything that was made in any account. */
  reset(): Promise<void>;
  /** After this, keys must exist and their users be allowed to call; `reset` does not turn it off again. */
  enforceAuthorization(): Promise<void>;
  stop(): Promise<void>;
}

interface MotoOptions {
  /** Loads the AWS managed policies, which makes the start and each reset some seconds slower. */
  managedPolicies?: boolean;
}

/** Why moto_server cannot be used on this machine; `undefined` when it can. */
export function motoProblem(): string | undefined {
  return motoPath() === undefined
    ? 'moto_server is not on the PATH (pip install "moto[iam,sts,server]")'
    : undefined;
}

/** True where a missing peer is a failure instead of a skipped test. */
export function peersRequired(): boolean {
  return process.env['REQUIRE_PEERS'] === '1';
}

/** Starts a moto_server on a free port of 127.0.0.1; it ends with `stop` or with this process. */
export async function startMotoServer(options: MotoOptions = {}): Promise<MotoServer> {
  const path = motoPath();
  if (path === undefined) throw new Error(motoProblem());
  const child = spawn(path, ['-H', '127.0.0.1', '-p', '0'], {
    env: {
      ...process.env,
      PYTHONUNBUFFERED: '1',
      ...(options.managedPolicies === true ? { MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const url = await listeningUrl(child).catch((error: unknown) => {
    kill();
    throw error;
  });
  const post = async (path: string, body: string): Promise<void> => {
    const response = await fetch(url + path, { method: 'POST', body });
    if (!response.ok) throw new Error(`moto_server answered ${response.status} to ${path}`);
  };
  return {
    url,
    reset: () => post('/moto-api/reset', ''),
    enforceAuthorization: () => post('/moto-api/reset-auth', '0'),
    stop: async () => {
      process.removeListener('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      kill();
      await ended;
    },
  };
}

function motoPath(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'moto_server'))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The address that the server prints once it listens; it picks the port itself, so no other process can take it. */
function listeningUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const url = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(printed)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`moto_server ended with ${String(code)}: ${printed.slice(-2000)}`)),
    );
  });
}
