import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { credentialsCsv, handoverNotes } from '../../../electron/handover/credentials-csv.ts';

const link = 'https://123456789012.signin.aws.amazon.com/console';
const row = {
  userName: 'maria',
  password: 'Correct-Horse-1',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const nothing = { password: undefined, accessKeyId: undefined, secretAccessKey: undefined };

describe('the credentials .csv', () => {
  it("is the console's, byte for byte", () => {
    expect(credentialsCsv([row, { userName: 'nils', ...nothing }], link)).toBe(
      'User name,Password,Access key ID,Secret access key,Console login link\r\n' +
        `maria,Correct-Horse-1,AKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY,${link}\r\n` +
        `nils,,,,${link}\r\n`,
    );
  });

  it('gives any user name and password back unaltered', () => {
    const anyText = fc.oneof(
      fc.string({
        unit: fc.constantFrom(...Array.from(' ,";=+-@\'aB1\t\r\n|é')),
        minLength: 1,
        maxLength: 20,
      }),
      fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ userName: anyText, password: anyText }), { minLength: 1, maxLength: 4 }),
        (users) => {
          const rows = users.map((user) => ({ ...nothing, ...user }));
          const read = parse(credentialsCsv(rows, link), { columns: true, relax_column_count: false });
          expect(read).toEqual(
            users.map(({ userName, password }) => ({
              'User name': userName,
              Password: password,
              'Access key ID': '',
              'Secret access key': '',
              'Console login link': link,
            })),
          );
        },
      ),
    );
  });

  it('quotes only where it must', () => {
    const line = credentialsCsv([{ ...row, userName: 'a b;c', password: `it's=+-@` }], link).split('\r\n')[1];
    expect(line).not.toContain('"');
    expect(credentialsCsv([{ ...row, userName: 'a,b' }], link)).toContain('"a,b",Correct');
    expect(credentialsCsv([{ ...row, password: 'say "x"' }], link)).toContain('maria,"say ""x""",');
  });

  it('has no byte order mark', () => {
    expect(credentialsCsv([row], link).startsWith('User name,')).toBe(true);
  });
});

describe('what to know before a handover', () => {
  it('is nothing for a plain row', () => {
    expect(handoverNotes(row)).toEqual([]);
  });

  it.each(['=1+1', '+aB1', '-aB1', '@aB1'])(
    'names a password that starts like a formula, without it: %s',
    (password) => {
      const [note = ''] = handoverNotes({ ...row, password });
      expect(note).toContain('formula');
      expect(note).not.toContain(password);
    },
  );

  it.each(['a,b', 'a"b'])(
    'names a user name that the AWS CLI splits, where there is a key: %s',
    (userName) => {
      expect(handoverNotes({ ...row, userName })[0]).toContain('aws configure import');
      expect(handoverNotes({ ...row, userName, accessKeyId: undefined })).toEqual([]);
    },
  );

  it('names a password that the AWS CLI splits, where there is a key, without it', () => {
    const password = 'Correct,Horse,7';
    const [note = ''] = handoverNotes({ ...row, password });
    expect(note).toContain('aws configure import');
    expect(note).not.toContain(password);
    expect(handoverNotes({ ...row, password, accessKeyId: undefined })).toEqual([]);
  });
});
