import { stringify } from 'csv-stringify/sync';
import { startsLikeFormula } from '../../shared/rules/passwords.ts';

/** One user's line; a cell that nothing was issued for is empty. */
export interface CredentialsRow {
  userName: string;
  password: string | undefined;
  accessKeyId: string | undefined;
  secretAccessKey: string | undefined;
}

const columns = ['User name', 'Password', 'Access key ID', 'Secret access key', 'Console login link'];

/**
 * The console's credentials file: five columns, RFC 4180 (CRLF; quotes only where needed), the sign-in link in every
 * line as the console has it. No byte order mark, which the AWS CLI's importer and others take for a part of the first
 * header. Credentials are never altered, so a cell may look like a formula to a spreadsheet: see `handoverNotes`.
 */
export function credentialsCsv(rows: readonly CredentialsRow[], signInUrl: string): string {
  return stringify(
    rows.map(({ userName, password, accessKeyId, secretAccessKey }) => [
      userName,
      password ?? '',
      accessKeyId ?? '',
      secretAccessKey ?? '',
      signInUrl,
    ]),
    { header: true, columns, record_delimiter: 'windows' },
  );
}

/** What to know before this line is handed over, as sentences; no secret is in them. */
export function handoverNotes({ userName, password, accessKeyId }: CredentialsRow): string[] {
  const notes: string[] = [];
  if (password !== undefined && startsLikeFormula(password))
    notes.push(
      'The password starts like a spreadsheet formula. The .csv file has it unaltered: copy it from there with a text editor, not with a spreadsheet.',
    );
  if (accessKeyId !== undefined && /[,"]/.test(userName))
    notes.push(
      'The user name has a comma or a quotation mark. “aws configure import” splits the line there: set this key up with “aws configure” instead.',
    );
  // Quoting does not help: the importer would take a piece of the password for the access key ID.
  if (accessKeyId !== undefined && password?.includes(',') === true)
    notes.push(
      'The password has a comma. “aws configure import” splits the line there and takes a wrong access key from it: set this key up with “aws configure” instead.',
    );
  return notes;
}
