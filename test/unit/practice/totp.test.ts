import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { base32, fromBase32 } from '../../../electron/practice/identifiers.ts';
import { acceptedStep, codeOf, stepAt } from '../../../electron/practice/totp.ts';

// RFC 6238, appendix B (SHA-1), the last six of the eight digits.
const seed = base32(Buffer.from('12345678901234567890'));

describe('one-time codes', () => {
  test.for([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ] as const)('at %i s are those of RFC 6238', ([seconds, code]) => {
    expect(codeOf(seed, stepAt(seconds * 1000))).toBe(code);
  });

  test('are those that an authenticator shows, for any seed and moment', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 40, maxLength: 40 }),
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        (bytes, timestamp) => {
          const text = base32(bytes);
          const authenticator = new TOTP({ secret: Secret.fromBase32(text) });
          expect(codeOf(text, stepAt(timestamp))).toBe(authenticator.generate({ timestamp }));
        },
      ),
    );
  });
});

test('base32 comes back as the bytes it was made of', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
      expect(fromBase32(base32(bytes))).toEqual(bytes);
    }),
  );
});

describe('a pair of codes', () => {
  const now = 1_700_000_000_000;
  const here = stepAt(now);
  const window = { back: 2, ahead: 1 };
  const pair = (step: number) => [codeOf(seed, step), codeOf(seed, step + 1)] as const;

  test('is accepted in its window, at its second step', () => {
    expect(
      [-3, -2, -1, 0, 1, 2].map((offset) => acceptedStep({ seed }, pair(here + offset), now, window)),
    ).toEqual([undefined, here - 1, here, here + 1, here + 2, undefined]);
  });

  test('is not accepted when one of its codes was used', () => {
    const device = { seed, lastStep: here };

    expect(acceptedStep(device, pair(here - 1), now, window)).toBeUndefined();
    expect(acceptedStep(device, pair(here), now, window)).toBeUndefined();
    expect(acceptedStep(device, pair(here + 1), now, window)).toBe(here + 2);
  });
});
