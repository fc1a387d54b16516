import { expect, it } from 'vitest';
import { RecentChanges } from '../../../electron/mfa/recent-changes.ts';

const account = { partition: 'aws' as const, accountId: '123456789012', endpoint: 'aws' };
const serial = 'arn:aws:iam::123456789012:mfa/nina';

it('remembers what was done to a device for a minute, in its account only', () => {
  let now = Date.UTC(2026, 10, 23);
  const recent = new RecentChanges(() => now);
  recent.note(account, serial, 'deleted');
  now += 59_000;
  expect(recent.fateOf(account, serial.toUpperCase())).toEqual({ kind: 'deleted' });
  expect(recent.fateOf({ ...account, endpoint: 'practice' }, serial)).toBeUndefined();
  now += 1_000;
  expect(recent.fateOf(account, serial)).toBeUndefined();
});

it('tells whom a device was assigned to, until it is taken away again', () => {
  const recent = new RecentChanges(() => Date.UTC(2026, 10, 23));
  recent.note(account, serial, { userName: 'nina' });
  expect(recent.assignedTo(account, 'nina')).toEqual([
    { serialNumber: serial, enabledAt: '2026-11-23T00:00:00.000Z' },
  ]);
  expect(recent.assignedTo(account, 'maria')).toEqual([]);
  recent.note(account, serial, 'unassigned');
  expect(recent.assignedTo(account, 'nina')).toEqual([]);
});
