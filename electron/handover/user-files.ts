import { stringify } from 'csv-stringify/sync';
import type { CredentialsRow } from './credentials-csv.ts';
import { fileStem } from './file-names.ts';

/** A file for one user: how it should be called, and what is in it. */
export interface UserFile {
  name: string;
  text: string;
}

/**
 * The console's password file, `<user>_credentials.csv`: CRLF, quotes only where RFC 4180 needs them, nothing altered.
 * `undefined` where there is no password.
 */
export function credentialsFile(
  { userName, password }: Pick<CredentialsRow, 'userName' | 'password'>,
  signInUrl: string,
): UserFile | undefined {
  if (password === undefined) return undefined;
  return {
    name: `${fileStem(userName)}_credentials.csv`,
    text: stringify([[userName, password, signInUrl]], {
      header: true,
      columns: ['User name', 'Password', 'Console sign-in URL'],
      record_delimiter: 'windows',
    }),
  };
}

/**
 * The console's key file, `<user>_accessKeys.csv`: as above, and with a byte order mark, as the console writes it
 * (github.com/aws/aws-cli/issues/7721). `undefined` where there is no key whose secret is known.
 */
export function accessKeysFile({
  userName,
  accessKeyId,
  secretAccessKey,
}: Omit<CredentialsRow, 'password'>): UserFile | undefined {
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return {
    name: `${fileStem(userName)}_accessKeys.csv`,
    text: stringify([[accessKeyId, secretAccessKey]], {
      header: true,
      columns: ['Access key ID', 'Secret access key'],
      record_delimiter: 'windows',
      bom: true,
    }),
  };
}
