import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessKeysFile, credentialsFile } from '../../../electron/handover/user-files.ts';

const url = 'https://123456789012.signin.aws.amazon.com/console';
const anyText = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...Array.from(' ,";=+-@\'aB1\t\r\n|é\ufeff')),
    minLength: 1,
    maxLength: 20,
  }),
  fc.string({ minLength: 1, maxLength: 128, unit: 'grapheme-ascii' }),
);

describe('the password file', () => {
  it("is the console's, byte for byte", () => {
    expect(credentialsFile({ userName: 'maria', password: 'Correct-Horse-1' }, url)).toEqual({
      name: 'maria_credentials.csv',
      text: `User name,Password,Console sign-in URL\r\nmaria,Correct-Horse-1,${url}\r\n`,
    });
  });

  it('gives any user name and password back unaltered', () => {
    fc.assert(
      fc.property(anyText, anyText, (userName, password) => {
        const text = credentialsFile({ userName, password }, url)?.text ?? '';
        expect(text.startsWith('User name,')).toBe(true);
        expect(parse(text, { columns: true })).toEqual([
          { 'User name': userName, Password: password, 'Console sign-in URL': url },
        ]);
      }),
    );
  });

  it('is not there without a password', () => {
    expect(credentialsFile({ userName: 'maria', password: undefined }, url)).toBeUndefined();
  });
});

describe('the key file', () => {
  const key = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG' };

  it("is the console's, byte for byte, with its byte order mark", () => {
    expect(accessKeysFile({ userName: 'maria', ...key })).toEqual({
      name: 'maria_accessKeys.csv',
      text: `\ufeffAccess key ID,Secret access key\r\n${key.accessKeyId},${key.secretAccessKey}\r\n`,
    });
    const bytes = Buffer.from(accessKeysFile({ userName: 'maria', ...key })?.text ?? '');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('gives any key back unaltered to a reader that knows byte order marks', () => {
    fc.assert(
      fc.property(anyText, anyText, (accessKeyId, secretAccessKey) => {
        const text = accessKeysFile({ userName: 'maria', accessKeyId, secretAccessKey })?.text ?? '';
        expect(parse(text, { columns: true, bom: true })).toEqual([
          { 'Access key ID': accessKeyId, 'Secret access key': secretAccessKey },
        ]);
      }),
    );
  });

  it('is not there where the secret is not known', () => {
    expect(accessKeysFile({ userName: 'maria', ...key, secretAccessKey: undefined })).toBeUndefined();
    expect(accessKeysFile({ userName: 'maria', ...key, accessKeyId: undefined })).toBeUndefined();
  });
});
