import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a second instance tells the first. */
export interface SecondInstance {
  argv: string[];
  workingDirectory: string;
  additionalData: unknown;
}

/**
 * One process a user-data folder. The lock is a listening local socket: the kernel lets go of it when its owner ends,
 * in whatever way, so there is no stale lock on Linux (abstract name) and Windows (named pipe).
 */
export class SingleInstanceLock {
  private server: Server | undefined;
  private handedOver: Promise<void> = Promise.resolve();

  /** True when this process is now the only one; otherwise the owner is told about `self`. */
  request(userData: string, self: SecondInstance, onSecond: (second: SecondInstance) => void): boolean {
    if (this.server !== undefined) return true;
    const address = addressOf(userData);
    this.server = listen(address, onSecond) ?? (isStale(address) ? listen(address, onSecond) : undefined);
    if (this.server !== undefined) {
      if (!isKernelNamed) writeFileSync(`${address}.pid`, String(process.pid));
      return true;
    }
    this.handedOver = tell(address, self);
    return false;
  }

  /** Gives the lock back. */
  release(): void {
    this.server?.close();
    this.server = undefined;
  }

  /** Resolves once the owner has heard of this instance (or is gone). Wait for it before exiting. */
  settled(): Promise<void> {
    return this.handedOver;
  }
}

const isKernelNamed = process.platform !== 'darwin';

function addressOf(userData: string): string {
  const user = String(process.getuid?.() ?? '');
  const name = `gatehouse-stand-in-${createHash('sha256').update(`${user}:${userData}`).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return isKernelNamed ? `\0${name}` : join(tmpdir(), name);
}

/** A listening server, or undefined when the address is taken. Binding a local socket needs no turn of the event loop. */
function listen(address: string, onSecond: (second: SecondInstance) => void): Server | undefined {
  const server = createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (!text.endsWith('\n')) return;
      // Cast: only this file writes here.
      onSecond(JSON.parse(text) as SecondInstance);
      socket.end('heard');
    });
    socket.on('error', () => socket.destroy());
  });
  server.on('error', () => undefined);
  server.listen(address);
  if (!server.listening) return undefined;
  server.unref();
  return server;
}

/** On macOS the socket is a file, which stays when its owner was killed. */
function isStale(address: string): boolean {
  if (isKernelNamed) return false;
  try {
    process.kill(Number(readFileSync(`${address}.pid`, 'utf8')), 0);
    return false;
  } catch {
    rmSync(address, { force: true });
    return true;
  }
}

function tell(address: string, self: SecondInstance): Promise<void> {
  return new Promise((resolve) => {
    const socket = createConnection(address, () => socket.write(`${JSON.stringify(self)}\n`));
    socket.resume();
    socket.once('close', () => resolve());
    socket.once('error', () => resolve());
  });
}
