import jsQR from 'jsqr';
import { URI } from 'otpauth';
import { PNG } from 'pngjs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Enrolments } from '../../../electron/mfa/enrolments.ts';
import { begin, devicesIn, errorOf, phoneCodes, practiceBench, userName, type Bench } from './mfa-bench.ts';

const serial = 'arn:aws:iam::123456789012:mfa/maria-phone';
const otherSeed = 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU';

let bench: Bench;
let enrolments: Enrolments;

beforeEach(async () => {
  bench = await practiceBench({ alias: 'example-corp' });
  enrolments = bench.restart();
});

async function begun(): Promise<{ enrolmentId: string; secret: string }> {
  const { enrolmentId } = await begin(enrolments, 'maria-phone');
  const { secret } = await enrolments.reveal({ enrolmentId, kind: 'secretKey' });
  return { enrolmentId, secret };
}

/** The codes that the phone shows, its clock being `aheadMs` off. */
function codes(secret: string, aheadMs = 0): { code1: string; code2: string } {
  return phoneCodes(secret, bench.clock.now + aheadMs);
}

describe('enrolling a virtual MFA device', () => {
  it('creates the device, shows its secret, and enables it with two codes', async () => {
    const started = await begin(enrolments, 'maria-phone');
    expect(started.serialNumber).toBe(serial);
    const { secret } = await enrolments.reveal({ enrolmentId: started.enrolmentId, kind: 'secretKey' });
    expect(secret).toMatch(/^[A-Z2-7]{64}$/);
    expect(await devicesIn(bench.connection.reads)).toEqual([`${serial} -`]);

    const done = await enrolments.confirm({ enrolmentId: started.enrolmentId, ...codes(secret) });
    expect(done.serialNumber).toBe(serial);
    expect(done.run?.header.id).toBe('run');
    expect(await devicesIn(bench.connection.reads)).toEqual([`${serial} ${userName}`]);
    expect(bench.runs.journal).toEqual([
      { kind: 'creating', serialNumber: serial },
      { kind: 'created', serialNumber: serial },
      { kind: 'enabled', serialNumber: serial },
    ]);
  });

  it('journals the device before the call that creates it is sent', async () => {
    bench.runs.beforeRecord = ({ kind }) => {
      if (kind === 'creating') throw new Error('ENOSPC');
    };
    await expect(begun()).rejects.toThrow('ENOSPC');
    expect(bench.network.calls).not.toContain('CreateVirtualMFADevice');
  });

  it('accepts codes with spaces', async () => {
    const { enrolmentId, secret } = await begun();
    const { code1, code2 } = codes(secret);
    const spaced = (code: string) => `${code.slice(0, 3)} ${code.slice(3)} `;
    await enrolments.confirm({ enrolmentId, code1: spaced(code1), code2: spaced(code2) });
    expect(await devicesIn(bench.connection.reads)).toEqual([`${serial} ${userName}`]);
  });

  it('shows a QR code of the otpauth address, with which a phone gets accepted', async () => {
    const { enrolmentId, secret } = await begun();
    const { secret: url } = await enrolments.reveal({ enrolmentId, kind: 'qrCode' });
    expect(url.startsWith('data:image/png;base64,')).toBe(true);
    const png = PNG.sync.read(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
    expect(png.width).toBeGreaterThanOrEqual(250);
    expect(png.width).toBeLessThanOrEqual(310);
    const read = jsQR(new Uint8ClampedArray(png.data), png.width, png.height);
    expect(read?.data).toBe(
      `otpauth://totp/Amazon%20Web%20Services:maria-phone@example-corp?secret=${secret}&issuer=Amazon%20Web%20Services`,
    );
    const phone = URI.parse(read?.data ?? '');
    await enrolments.confirm({ enrolmentId, ...codes(phone.secret.base32) });
    expect(await devicesIn(bench.connection.reads)).toEqual([`${serial} ${userName}`]);
  });

  it('shows a readable QR code for the longest device name', async () => {
    const deviceName = '+'.repeat(219);
    const { enrolmentId } = await begin(enrolments, deviceName);
    const { secret: url } = await enrolments.reveal({ enrolmentId, kind: 'qrCode' });
    const png = PNG.sync.read(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
    const read = jsQR(new Uint8ClampedArray(png.data), png.width, png.height);
    expect(decodeURIComponent(read?.data ?? '')).toContain(`${deviceName}@example-corp`);
  });

  it('names the account by its id where it has no alias', async () => {
    bench = await practiceBench();
    enrolments = bench.restart();
    const { enrolmentId } = await begun();
    const { secret: url } = await enrolments.reveal({ enrolmentId, kind: 'qrCode' });
    const png = PNG.sync.read(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
    const read = jsQR(new Uint8ClampedArray(png.data), png.width, png.height);
    expect(read?.data).toContain(':maria-phone@123456789012?');
  });

  it('copies the secret key through main', async () => {
    const { enrolmentId, secret } = await begun();
    await enrolments.copySecretKey({ enrolmentId });
    expect(bench.copied).toEqual([secret]);
  });

  it('refuses a name that AWS would not take, with nothing sent', async () => {
    const error = await errorOf(begin(enrolments, 'my phone'));
    expect(error.kind).toBe('invalid');
    expect(error.message).toContain('space');
    expect(bench.network.calls).toEqual([]);
  });

  it('refuses a user who has a device from here', async () => {
    const { enrolmentId, secret } = await begun();
    await enrolments.confirm({ enrolmentId, ...codes(secret) });
    const error = await errorOf(begin(enrolments, 'second'));
    expect(error.kind).toBe('conflict');
    expect(error.message).toContain(serial);
  });

  it('is over after success: neither codes nor secret can be had again', async () => {
    const { enrolmentId, secret } = await begun();
    await enrolments.confirm({ enrolmentId, ...codes(secret) });
    const over = { error: { kind: 'not-found' } };
    await expect(enrolments.confirm({ enrolmentId, ...codes(secret) })).rejects.toMatchObject(over);
    await expect(enrolments.reveal({ enrolmentId, kind: 'secretKey' })).rejects.toMatchObject(over);
    await expect(enrolments.reveal({ enrolmentId, kind: 'qrCode' })).rejects.toMatchObject(over);
    await expect(enrolments.copySecretKey({ enrolmentId })).rejects.toMatchObject(over);
    await enrolments.cancel({ enrolmentId });
    expect(await devicesIn(bench.connection.reads)).toEqual([`${serial} ${userName}`]);
  });
});

describe('codes that are not right', () => {
  async function refusal(typed: (secret: string) => { code1: string; code2: string }): Promise<string> {
    const { enrolmentId, secret } = await begun();
    const { kind, message } = await errorOf(enrolments.confirm({ enrolmentId, ...typed(secret) }));
    expect(kind).toBe('invalid');
    expect(await devicesIn(bench.connection.reads)).toEqual([`${serial} -`]);
    // The enrolment is still open: the next codes are taken.
    bench.clock.now += 60_000;
    await enrolments.confirm({ enrolmentId, ...codes(secret) });
    return message;
  }

  function timesSent(): number {
    return bench.network.calls.filter((call) => call === 'EnableMFADevice').length;
  }

  it('are not sent when they are not digits', async () => {
    expect(await refusal(() => ({ code1: '１２３４５６', code2: '123456' }))).toContain(
      'MFA code 1 must be the six digits',
    );
    expect(timesSent()).toBe(1);
  });

  it('are not sent when they are equal', async () => {
    const message = await refusal((secret) => {
      const { code2 } = codes(secret);
      return { code1: code2, code2 };
    });
    expect(message).toContain('MFA code 2 is the same as MFA code 1');
    expect(timesSent()).toBe(1);
  });

  it('are not sent when they are swapped', async () => {
    const message = await refusal((secret) => {
      const { code1, code2 } = codes(secret);
      return { code1: code2, code2: code1 };
    });
    expect(message).toContain('The two codes are swapped');
    expect(timesSent()).toBe(1);
  });

  it('are told to be 90 s behind', async () => {
    expect(await refusal((secret) => codes(secret, -90_000))).toContain('clock is 90 s behind');
    expect(timesSent()).toBe(2);
  });

  it('are told to be 90 s ahead', async () => {
    expect(await refusal((secret) => codes(secret, 90_000))).toContain('clock is 90 s ahead');
  });

  it('are told to be another entry’s', async () => {
    expect(await refusal(() => codes(otherSeed))).toContain('codes of another entry');
  });

  it('are told apart when one of them is wrong', async () => {
    const message = await refusal((secret) => ({ ...codes(secret), code2: codes(otherSeed).code2 }));
    expect(message).toContain('MFA code 2 is wrong');
  });

  it('are told not to follow one another', async () => {
    const message = await refusal((secret) => ({
      code1: codes(secret, -60_000).code1,
      code2: codes(secret).code2,
    }));
    expect(message).toContain('do not follow one another');
  });

  it('are told to be late when they belong to the device but AWS no longer takes them', async () => {
    expect(await refusal((secret) => codes(secret, -60_000))).toContain('Wait for the next code');
  });

  it('keep AWS’s code and request id for a support case', async () => {
    const { enrolmentId } = await begun();
    const error = await errorOf(enrolments.confirm({ enrolmentId, ...codes(otherSeed) }));
    expect(error).toMatchObject({ code: 'InvalidAuthenticationCode', call: 'EnableMFADevice' });
    expect(error.requestId).toMatch(/./);
  });

  it('are accepted when the phone is half a minute off, as AWS accepts them', async () => {
    const { enrolmentId, secret } = await begun();
    await enrolments.confirm({ enrolmentId, ...codes(secret, 30_000) });
    expect(await devicesIn(bench.connection.reads)).toEqual([`${serial} ${userName}`]);
  });
});
