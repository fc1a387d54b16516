import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from 'playwright-core';

/** One session of the Chrome DevTools Protocol, with the types that Playwright publishes for it. */
export type CdpSession = Pick<CDPSession, 'send' | 'on'>;

/** A message of the protocol, in either direction. */
export interface CdpMessage {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: Record<string, unknown>;
  result?: unknown;
  error?: { code: number; message: string };
}

/**
 * The protocol over `--remote-debugging-pipe`: JSON messages that end in a zero byte. No port is opened, and Chromium
 * exits by itself when this process, with its end of the pipe, goes away.
 */
export class CdpPipe {
  /** The browser's own session. */
  readonly root: CdpSession;
  private readonly input: Writable;
  private readonly answers = new Map<number, (answer: CdpMessage) => void>();
  private readonly listeners = new Map<string, (event: CdpMessage) => void>();
  private lastId = 0;
  private closed = false;

  constructor(input: Writable, output: Readable) {
    this.input = input;
    this.root = this.session('');
    let rest = '';
    output.setEncoding('utf8');
    output.on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) this.receive(part);
    });
    output.on('close', () => this.close());
    // A browser that went away is reported by its exit and by `close`, not here.
    input.on('error', () => this.close());
    output.on('error', () => this.close());
  }

  /** The session with this id ('' is the browser's). */
  session(sessionId: string): CdpSession {
    const events = new EventEmitter();
    this.listen(sessionId, (event) => events.emit(event.method ?? '', event.params));
    const send = (method: string, params?: Record<string, unknown>): Promise<unknown> =>
      new Promise((resolve, reject) => {
        this.post({ method, params: params ?? {}, sessionId }, (answer) => {
          if (answer.error) reject(new Error(`${method}: ${answer.error.message}`));
          else resolve(answer.result);
        });
      });
    // Casts: Chromium keeps to its own protocol, and Playwright's types describe that protocol.
    return { send: send as CDPSession['send'], on: events.on.bind(events) as unknown as CDPSession['on'] };
  }

  /** Calls `listener` for every event of the session. One listener a session. */
  listen(sessionId: string, listener: (event: CdpMessage) => void): void {
    this.listeners.set(sessionId, listener);
  }

  /** Sends one command and calls `answered` with the raw answer; an error answer when the browser is gone. */
  post(message: CdpMessage, answered: (answer: CdpMessage) => void): void {
    if (this.closed) {
      answered(gone);
      return;
    }
    const id = ++this.lastId;
    this.answers.set(id, answered);
    const { sessionId, ...rest } = message;
    this.input.write(JSON.stringify({ ...rest, id, ...(sessionId ? { sessionId } : {}) }) + '\0');
  }

  private receive(text: string): void {
    // Cast: see `session`.
    const message = JSON.parse(text) as CdpMessage;
    if (message.id === undefined) {
      this.listeners.get(message.sessionId ?? '')?.(message);
      return;
    }
    const answered = this.answers.get(message.id);
    this.answers.delete(message.id);
    answered?.(message);
  }

  private close(): void {
    if (this.closed) return;
    this.closed = true;
    for (const answered of this.answers.values()) answered(gone);
    this.answers.clear();
  }
}

const gone: CdpMessage = { error: { code: -32000, message: 'the browser is gone' } };
