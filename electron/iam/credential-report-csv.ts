import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { CredentialReport } from '../../shared/accounts/account-users.ts';
import type { AccessKeyFacts } from '../../shared/accounts/credential-facts.ts';
import { Failure } from '../../shared/errors.ts';

/** `N/A`, `no_information`, `not_supported` and what is no date: all of them tell no moment. */
const moment = z.string().transform((text) => {
  const at = /^\d{4}-/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
});
/** `not_supported` and the like are neither yes nor no. */
const answer = z.string().transform((text) => {
  const word = text.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
});

const rowSchema = z.object({
  user: z.string(),
  user_creation_time: moment,
  password_enabled: answer,
  password_last_used: moment,
  mfa_active: answer,
  access_key_1_active: answer,
  access_key_1_last_rotated: moment,
  access_key_1_last_used_date: moment,
  access_key_2_active: answer,
  access_key_2_last_rotated: moment,
  access_key_2_last_used_date: moment,
});
const recordsSchema = z.array(z.unknown());

const rootAccount = '<root_account>';

/**
 * The users of a credential report; its columns are described at
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html. The root user is left out, and
 * so is a row that cannot be understood: of such a user nothing is known. Throws `Failure` when it is no such report.
 */
export function reportedUsers(csv: string, generatedAt: string): CredentialReport['users'] {
  return recordsOf(csv).flatMap((record) => {
    const row = rowSchema.safeParse(record).data;
    if (row === undefined || row.user === rootAccount || row.user_creation_time === null) return [];
    const keys = [
      keyFacts(row.access_key_1_active, row.access_key_1_last_rotated, row.access_key_1_last_used_date),
      keyFacts(row.access_key_2_active, row.access_key_2_last_rotated, row.access_key_2_last_used_date),
    ];
    return [
      {
        name: row.user,
        createdAt: row.user_creation_time,
        facts: {
          asOf: generatedAt,
          consoleAccess: row.password_enabled,
          mfa: row.mfa_active,
          passwordLastUsedAt: row.password_last_used,
          accessKeys: keys.flatMap((key) => key ?? []),
        },
      },
    ];
  });
}

function recordsOf(csv: string): unknown[] {
  try {
    const records = recordsSchema.parse(
      parse(csv, { bom: true, columns: true, relax_column_count: true, skip_empty_lines: true }),
    );
    if (csv.trimStart().startsWith('user,')) return records;
  } catch {
    // Said below.
  }
  throw new Failure({
    kind: 'unexpected',
    message: 'The credential report of this account has a form that Gatehouse does not know.',
    call: 'GetCredentialReport',
  });
}

/** A key that is not active was there at some time, or never: only the date tells. */
function keyFacts(
  active: boolean | null,
  createdAt: string | null,
  lastUsedAt: string | null,
): AccessKeyFacts | undefined {
  if (active !== true && createdAt === null) return undefined;
  return { active: active === true, createdAt, lastUsedAt };
}
