import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { answerCall } from '../../../electron/ipc/calls.ts';
import { isTrustedSender } from '../../../electron/ipc/trusted-sender.ts';
import { callNames, type CallName } from '../../../shared/channels.ts';
import { calls, type Services } from '../../../shared/contract.ts';
import { Failure } from '../../../shared/errors.ts';
import { sampleOf } from '../../support/schema-samples.ts';

const frame = { origin: 'app://gatehouse', parent: null };
const trusted = { sender: { mainFrame: frame }, senderFrame: frame };

/** Services that only note that they were called, and a way to call them as the renderer would. */
function wrapped(behaviour: (name: CallName) => unknown = (name) => sampleOf(calls[name].output)) {
  const called: CallName[] = [];
  const reported: unknown[] = [];
  const services = Object.fromEntries(
    callNames.map((name) => [
      name,
      () => {
        called.push(name);
        return Promise.resolve(behaviour(name));
      },
    ]),
  );
  const guards = {
    isTrusted: isTrustedSender,
    report: (_call: CallName, error: unknown) => void reported.push(error),
  };
  const call = (name: CallName, event: object, ...args: unknown[]): unknown =>
    answerCall(name, services as unknown as Services, guards, event as never, args);
  return { call, called, reported };
}

/** Payloads that no call takes, whatever it takes, and all that spoils one part of a good one. */
function hostile(name: CallName): unknown[] {
  const input: z.ZodType = calls[name].input;
  const good = sampleOf(input);
  const strangers = [
    null,
    0,
    '',
    'x'.repeat(1_000_000),
    [],
    [good],
    true,
    new Date(0),
    new Map([['runId', 'x']]),
    { constructor: { prototype: { polluted: true } } },
    JSON.parse('{"__proto__": {"polluted": true}}') as unknown,
  ];
  if (good === undefined) return [...strangers, {}];
  const fields = Object.entries(good as Record<string, unknown>);
  return [
    ...strangers,
    undefined,
    { ...(good as object), extra: 1 },
    ...fields.map(([field]) => Object.fromEntries(fields.filter(([one]) => one !== field))),
    ...fields.flatMap(([field]) =>
      [Symbol.iterator, 1n, { toString: 1 }, [[]], 'x'.repeat(1_000_000)].map((bad) => ({
        ...(good as object),
        [field]: bad,
      })),
    ),
  ];
}

describe.each(callNames)('%s', (name) => {
  it('answers a good request from our own page with the service’s value', async () => {
    const { call, called } = wrapped();
    expect(await call(name, trusted, sampleOf(calls[name].input))).toMatchObject({ ok: true });
    expect(called).toEqual([name]);
  });

  it('refuses hostile payloads with a typed error and changes nothing', async () => {
    const { call, called } = wrapped();
    for (const payload of hostile(name)) {
      expect(await call(name, trusted, payload)).toMatchObject({
        ok: false,
        error: { kind: 'invalid', call: name },
      });
      expect(called).toEqual([]);
    }
    expect(await call(name, trusted, sampleOf(calls[name].input), 'one more')).toMatchObject({ ok: false });
    expect(called).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([
    ['a foreign origin', { ...frame, origin: 'https://example.com' }],
    ['an origin that begins like ours', { ...frame, origin: 'app://gatehouse.example.com' }],
    ['an opaque origin', { ...frame, origin: 'null' }],
  ])('refuses %s', async (_what, senderFrame) => {
    const { call, called } = wrapped();
    const event = { sender: { mainFrame: senderFrame }, senderFrame };
    expect(await call(name, event, sampleOf(calls[name].input))).toMatchObject({
      ok: false,
      error: { kind: 'denied' },
    });
    expect(called).toEqual([]);
  });

  it.each([
    ['a frame inside our page', { ...frame, parent: frame }],
    ['another frame of our origin', { ...frame }],
    ['a frame that is gone', null],
  ])('refuses %s', async (_what, senderFrame) => {
    const { call, called } = wrapped();
    const event = { sender: { mainFrame: frame }, senderFrame };
    expect(await call(name, event, sampleOf(calls[name].input))).toMatchObject({
      ok: false,
      error: { kind: 'denied' },
    });
    expect(called).toEqual([]);
  });
});

describe('what a service gives', () => {
  it('is stripped of all that the contract does not name', async () => {
    const { call } = wrapped((name) => ({ ...(sampleOf(calls[name].output) as object), secret: 'hunter2' }));
    expect(JSON.stringify(await call('app.info', trusted, undefined))).not.toContain('hunter2');
  });

  it('passes a Failure on as its typed error', async () => {
    const error = { kind: 'quota', message: 'Full.', code: 'LimitExceeded' } as const;
    const { call } = wrapped(() => {
      throw new Failure(error);
    });
    expect(await call('profiles.list', trusted, undefined)).toEqual({ ok: false, error });
  });

  it('turns any other exception into “unexpected” without its text, and reports it', async () => {
    const thrown = new Error('password hunter2');
    const { call, reported } = wrapped(() => {
      throw thrown;
    });
    const answer = await call('profiles.list', trusted, undefined);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'unexpected', call: 'profiles.list' } });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
    expect(reported).toEqual([thrown]);
  });

  it('is “unexpected” when it is not what the contract says', async () => {
    const { call } = wrapped(() => ({ version: 1 }));
    expect(await call('app.info', trusted, undefined)).toMatchObject({
      ok: false,
      error: { kind: 'unexpected' },
    });
  });
});
