import { describe, expect, it } from 'vitest';
import type { EventRecord, HeaderRecord } from '../../../electron/runs/records.ts';
import { eventRecordSchema, headerRecordSchema } from '../../../electron/runs/records.ts';
import {
  foldRecords,
  isSettled,
  needsSweep,
  secretName,
  type StepState,
} from '../../../electron/runs/run-state.ts';

const header: HeaderRecord = {
  record: 'header',
  format: 'gatehouse-run',
  version: 1,
  id: 'run',
  account: { partition: 'aws', accountId: '123456789012', endpoint: 'aws' },
  profileName: 'admin',
  signInUrl: 'https://123456789012.signin.aws.amazon.com/console',
  startedAt: '2026-11-23T12:00:00.000Z',
  planHash: 'hash',
  passwordPolicy: null,
  newEntities: [],
  rows: [{ id: 'row', userName: 'maria', consoleAccess: false }],
  steps: [
    { id: 'user', rowId: 'row', call: 'CreateUser', input: { UserName: 'maria', Path: '/' } },
    { id: 'key', rowId: 'row', call: 'CreateAccessKey', input: { UserName: 'maria' } },
  ],
};

function keyAfter(...events: EventRecord[]): StepState {
  const step = foldRecords(header, events).steps.get('key')?.step;
  if (step === undefined) throw new Error('The step is gone.');
  return step;
}

const look = { keyIds: ['AKIAOLD'], serverTime: 1_000 };
const intent = { record: 'intent' as const, stepId: 'key', look };
const done = { record: 'done', stepId: 'key', accessKeyId: 'AKIA1' } as const;

describe('the state of a run', () => {
  it('is waiting at first', () => {
    const state = foldRecords(header, []);
    expect([...state.steps.values()].map(({ step }) => step.state)).toEqual(['waiting', 'waiting']);
    expect(state.isGoing).toBe(true);
  });

  it('has an open outcome from the intent to what came of it', () => {
    expect(keyAfter(intent)).toMatchObject({ state: 'sent', unknown: 1, look: intent.look });
    expect(keyAfter(intent, { record: 'withdrawn', stepId: 'key' })).toMatchObject({
      state: 'waiting',
      unknown: 0,
    });
    expect(keyAfter(intent, done)).toMatchObject({ state: 'done', unknown: 0, accessKeyId: 'AKIA1' });
  });

  it('keeps the look that was made before the first call whose outcome is open', () => {
    const later = { ...intent, look: { keyIds: ['AKIALOST'] } };
    expect(keyAfter(intent, later).look).toEqual(intent.look);
    expect(
      keyAfter(intent, { record: 'removed', stepId: 'key', accessKeyId: 'AKIALOST' }, later).look,
    ).toEqual(later.look);
  });

  it('asks for a last look where a call was sent twice and done once', () => {
    expect(needsSweep(keyAfter(intent, done))).toBe(false);
    const open = keyAfter(intent, intent, done);
    expect(needsSweep(open)).toBe(true);
    expect(needsSweep(keyAfter(intent, intent, done, { record: 'swept', stepId: 'key' }))).toBe(false);
    const removed = { record: 'removed', stepId: 'key', accessKeyId: 'AKIALATE' } as const;
    expect(needsSweep(keyAfter(intent, intent, done, removed))).toBe(false);
  });

  it('names a secret that was made again otherwise, and knows the key to delete', () => {
    const renewed = keyAfter(intent, done, { record: 'renew', stepId: 'key' });
    expect(renewed).toMatchObject({
      state: 'waiting',
      isRenewal: true,
      deadKeyIds: ['AKIA1'],
      accessKeyId: undefined,
    });
    const removed = { record: 'removed', stepId: 'key', accessKeyId: 'AKIA1' } as const;
    const again = keyAfter(intent, done, { record: 'renew', stepId: 'key' }, removed, intent, {
      ...done,
      accessKeyId: 'AKIA2',
    });
    expect(again).toMatchObject({ state: 'done', deadKeyIds: [], accessKeyId: 'AKIA2', unknown: 0 });
    expect(secretName(again)).not.toBe(secretName(keyAfter(intent, done)));
  });

  it('has a row settled when all is done or one step has failed, until it is retried', () => {
    const failed = { record: 'failed', stepId: 'user', error: { kind: 'denied', message: 'No.' } } as const;
    const row = (events: EventRecord[]) => [...foldRecords(header, events).rows.values()].every(isSettled);
    expect(row([])).toBe(false);
    expect(row([failed])).toBe(true);
    expect(row([failed, { record: 'retry', rowId: 'row' }])).toBe(false);
    expect(row([{ record: 'done', stepId: 'user' }, intent, done])).toBe(true);
  });

  it('takes no notice of steps and rows that the header does not know', () => {
    const strange: EventRecord[] = [
      { record: 'done', stepId: 'other' },
      { record: 'note', rowId: 'other', text: 'x' },
    ];
    expect(foldRecords(header, strange)).toEqual(foldRecords(header, []));
  });
});

describe('the records of a journal', () => {
  it('survive being written and read', () => {
    expect(headerRecordSchema.parse(JSON.parse(JSON.stringify(header)))).toEqual(header);
    for (const event of [intent, done])
      expect(eventRecordSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  });

  it('of a newer version are not taken', () => {
    expect(headerRecordSchema.safeParse({ ...header, version: 2 }).success).toBe(false);
    expect(eventRecordSchema.safeParse({ record: 'undone', stepId: 'key' }).success).toBe(false);
  });
});
