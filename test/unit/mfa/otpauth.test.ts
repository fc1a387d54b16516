import fc from 'fast-check';
import { Secret, TOTP, URI } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { otpauthUri } from '../../../shared/mfa/otpauth.ts';

const seeds = fc.stringMatching(/^[A-Z2-7]{64}$/);
const deviceNames = fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{1,219}$/);
const accounts = fc.oneof(fc.stringMatching(/^[0-9]{12}$/), fc.stringMatching(/^[a-z0-9]{3,20}$/));

describe('the otpauth address', () => {
  it('has the form that the AWS console gives it', () => {
    expect(otpauthUri({ deviceName: 'maria', account: 'example-corp', secret: 'ABCDEFGH' })).toBe(
      'otpauth://totp/Amazon%20Web%20Services:maria@example-corp?secret=ABCDEFGH&issuer=Amazon%20Web%20Services',
    );
  });

  it('encodes what a device name may have and an address may not', () => {
    expect(otpauthUri({ deviceName: 'a+b=c,d@e.f_g-h', account: '123456789012', secret: 'ABCDEFGH' })).toBe(
      'otpauth://totp/Amazon%20Web%20Services:a%2Bb%3Dc%2Cd%40e.f_g-h@123456789012?secret=ABCDEFGH&issuer=Amazon%20Web%20Services',
    );
  });

  it('is read back by an authenticator library for every legal device name', () => {
    fc.assert(
      fc.property(deviceNames, accounts, seeds, (deviceName, account, secret) => {
        const read = URI.parse(otpauthUri({ deviceName, account, secret }));
        expect(read).toBeInstanceOf(TOTP);
        expect(read).toMatchObject({
          issuer: 'Amazon Web Services',
          label: `${deviceName}@${account}`,
          algorithm: 'SHA1',
          digits: 6,
          period: 30,
        });
        expect(read.secret.base32).toBe(secret);
      }),
    );
  });

  it('is read the same way by a URL parser', () => {
    fc.assert(
      fc.property(deviceNames, accounts, (deviceName, account) => {
        const secret = new Secret({ size: 40 }).base32;
        const url = new URL(otpauthUri({ deviceName, account, secret }));
        expect(url.protocol).toBe('otpauth:');
        expect(url.hash).toBe('');
        expect([...url.searchParams]).toEqual([
          ['secret', secret],
          ['issuer', 'Amazon Web Services'],
        ]);
        expect(decodeURIComponent(url.pathname)).toContain(`Amazon Web Services:${deviceName}@${account}`);
      }),
    );
  });
});
