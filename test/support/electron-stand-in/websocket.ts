import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** One client: text messages in both directions. */
export interface Connection {
  send(text: string): void;
  onMessage(listener: (text: string) => void): void;
}

const opcode = { continuation: 0, text: 1, close: 8, ping: 9, pong: 10 };

/**
 * A WebSocket server on loopback for one trusted local client (RFC 6455, text messages). The path is a secret, and
 * requests from web pages are refused. Resolves with its ws:// address.
 */
export function serveWebSocket(onConnection: (connection: Connection) => void): Promise<string> {
  const path = `/devtools/browser/${randomUUID()}`;
  const server = createServer((_, response) => response.writeHead(404).end());
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const key = request.headers['sec-websocket-key'];
    if (request.url !== path || key === undefined || request.headers.origin !== undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.on('error', () => socket.destroy());
    onConnection(speak(socket));
  });
  server.unref();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      // Cast: a server that listens on a port has an address with a port.
      resolve(`ws://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    });
  });
}

function speak(socket: Duplex): Connection {
  let listener: (text: string) => void = () => undefined;
  let buffered: Buffer = Buffer.alloc(0);
  let fragments: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
    for (let frame = readFrame(buffered); frame !== undefined; frame = readFrame(buffered)) {
      buffered = buffered.subarray(frame.size);
      if (frame.opcode === opcode.close) socket.end(writeFrame(opcode.close, frame.payload));
      else if (frame.opcode === opcode.ping) socket.write(writeFrame(opcode.pong, frame.payload));
      else if (frame.opcode === opcode.text || frame.opcode === opcode.continuation) {
        fragments.push(frame.payload);
        if (!frame.final) continue;
        const text = Buffer.concat(fragments).toString('utf8');
        fragments = [];
        listener(text);
      }
    }
  });
  return {
    send(text) {
      if (socket.writable) socket.write(writeFrame(opcode.text, Buffer.from(text, 'utf8')));
    },
    onMessage(given) {
      listener = given;
    },
  };
}

interface Frame {
  final: boolean;
  opcode: number;
  payload: Buffer;
  /** Bytes of the whole frame. */
  size: number;
}

/** The first frame of `bytes`, unmasked; undefined when it is not there completely. */
function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const first = bytes.readUInt8(0);
  const second = bytes.readUInt8(1);
  const shortLength = second & 0x7f;
  const lengthBytes = shortLength === 126 ? 2 : shortLength === 127 ? 8 : 0;
  const masked = (second & 0x80) !== 0;
  const start = 2 + lengthBytes + (masked ? 4 : 0);
  if (bytes.length < start) return undefined;
  const length =
    lengthBytes === 2
      ? bytes.readUInt16BE(2)
      : lengthBytes === 8
        ? Number(bytes.readBigUInt64BE(2))
        : shortLength;
  if (bytes.length < start + length) return undefined;
  const payload = Buffer.from(bytes.subarray(start, start + length));
  if (masked) {
    const mask = bytes.subarray(start - 4, start);
    for (let at = 0; at < payload.length; at++) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0);
  }
  return { final: (first & 0x80) !== 0, opcode: first & 0x0f, payload, size: start + length };
}

/** A whole, unmasked frame, as servers send them. */
function writeFrame(code: number, payload: Buffer): Buffer {
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 2 : length < 0x10000 ? 4 : 10);
  header.writeUInt8(0x80 | code, 0);
  if (length < 126) header.writeUInt8(length, 1);
  else if (length < 0x10000) {
    header.writeUInt8(126, 1);
    header.writeUInt16BE(length, 2);
  } else {
    header.writeUInt8(127, 1);
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([header, payload]);
}
