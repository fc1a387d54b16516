import { describe, expect, it } from 'vitest';
import { daysSince, keyAdvice } from '../../../shared/user-credentials/key-advice.ts';
import type { AccessKey } from '../../../shared/user-credentials/user-credentials.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const key: AccessKey = {
  id: 'AKIAEXAMPLEEXAMPLE00',
  status: 'Active',
  createdAt: '2026-11-01T12:00:00Z',
  lastUse: { kind: 'used', at: '2026-11-22T12:00:00Z', service: 's3', region: 'eu-central-1' },
  isInUseHere: false,
};

describe('the age of a key', () => {
  it.each([
    ['2026-11-23T12:00:00Z', 0],
    ['2026-11-22T12:00:01Z', 0],
    ['2026-11-22T12:00:00Z', 1],
    // This machine's clock may be behind AWS's.
    ['2026-11-24T12:00:00Z', 0],
  ])('of %s is %i whole days', (created, days) => {
    expect(daysSince(created, now)).toBe(days);
  });
});

describe('the advice on a key', () => {
  it('is none for a young one that is used', () => {
    expect(keyAdvice(key, now)).toEqual([]);
  });

  it.each([
    ['2026-08-25T12:00:00Z', true],
    ['2026-08-25T12:00:01Z', false],
  ])('to rotate it comes at 90 days: made %s', (createdAt, isOld) => {
    expect(keyAdvice({ ...key, createdAt }, now).some((text) => text.startsWith('Older than 90 days'))).toBe(
      isOld,
    );
  });

  it('says that it was never used, but not where nobody knows', () => {
    expect(keyAdvice({ ...key, lastUse: { kind: 'never' } }, now)[0]).toContain('Never used');
    expect(keyAdvice({ ...key, lastUse: { kind: 'unknown' } }, now)).toEqual([]);
  });

  it('is only to delete an inactive one, however old and unused', () => {
    const inactive = { ...key, status: 'Inactive', createdAt: '2020-01-01T00:00:00Z' };
    expect(keyAdvice({ ...inactive, lastUse: { kind: 'never' } }, now)).toEqual([
      expect.stringContaining('Inactive: delete it'),
    ]);
  });
});
