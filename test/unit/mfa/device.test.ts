import { describe, expect, it } from 'vitest';
import { deviceKind, deviceName } from '../../../shared/mfa/device.ts';
import { freeDeviceName } from '../../../shared/mfa/free-name.ts';
import { mfaDeviceNameProblem } from '../../../shared/rules/names.ts';

const arn = (resource: string): string => `arn:aws:iam::123456789012:${resource}`;

describe('a serial number', () => {
  it.each([
    [arn('mfa/nina'), 'virtual', 'nina'],
    [arn('mfa/people/nina'), 'virtual', 'nina'],
    ['arn:aws-us-gov:iam::123456789012:mfa/u2f', 'virtual', 'u2f'],
    ['GAHT12345678', 'hardware', 'GAHT12345678'],
    [arn('u2f/user/bob/fidokeyname-EXAMPLEBN5FHTECLFG7EXAMPLE'), 'passkey', 'fidokeyname'],
    [arn('u2f/user/bob/2team-cli-passkey-NSSQURFMVVHQLMHYNZQJFH4EHM'), 'passkey', '2team-cli-passkey'],
    [arn('u2f/user/bob/default'), 'passkey', 'default'],
    [arn('sms-mfa/nina'), 'other', 'nina'],
  ])('%s tells the kind and the name', (serialNumber, kind, name) => {
    expect([deviceKind(serialNumber), deviceName(serialNumber)]).toEqual([kind, name]);
  });
});

describe('a free name', () => {
  it('is the first that no device has, whatever the case', () => {
    expect(freeDeviceName('nina', [])).toBe('nina-2');
    expect(freeDeviceName('nina', ['nina', 'Nina-2', 'nina-4'])).toBe('nina-3');
  });

  it('fits, though the name is as long as it can be', () => {
    const long = 'n'.repeat(219);
    const free = freeDeviceName(long, [long]);
    expect(free).toMatch(/^n+-2$/);
    expect(mfaDeviceNameProblem(free)).toBeUndefined();
  });
});
