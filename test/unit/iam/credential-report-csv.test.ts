import { describe, expect, it } from 'vitest';
import { reportedUsers } from '../../../electron/iam/credential-report-csv.ts';
import { Failure } from '../../../shared/errors.ts';

const header =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,' +
  'access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,' +
  'access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,' +
  'cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';
const asOf = '2026-03-02T10:00:05.000Z';
const root =
  '<root_account>,arn:aws:iam::123456789012:root,2013-03-29T09:50:57+00:00,not_supported,2016-08-30T17:37:35+00:00,not_supported,not_supported,true,' +
  'false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A';

function reported(...rows: string[]) {
  return reportedUsers([header, ...rows].join('\n'), asOf);
}

/** A row of a user with everything, or with other cells in some columns. */
function row(cells: Record<string, string> = {}): string {
  const known: Record<string, string> = {
    user: 'ann',
    arn: 'arn:aws:iam::123456789012:user/ann',
    user_creation_time: '2020-01-02T03:04:05+00:00',
    password_enabled: 'true',
    password_last_used: '2026-02-03T04:05:06+00:00',
    mfa_active: 'true',
    access_key_1_active: 'true',
    access_key_1_last_rotated: '2025-05-06T07:08:09+00:00',
    access_key_1_last_used_date: '2026-03-01T00:00:00+00:00',
    access_key_2_active: 'false',
    ...cells,
  };
  return header
    .split(',')
    .map((column) => known[column] ?? 'N/A')
    .join(',');
}

describe('the credential report', () => {
  it('gives every user, and not the root user', () => {
    expect(reported(root, row())).toEqual([
      {
        name: 'ann',
        createdAt: '2020-01-02T03:04:05.000Z',
        facts: {
          asOf,
          consoleAccess: true,
          mfa: true,
          passwordLastUsedAt: '2026-02-03T04:05:06.000Z',
          accessKeys: [
            {
              active: true,
              createdAt: '2025-05-06T07:08:09.000Z',
              lastUsedAt: '2026-03-01T00:00:00.000Z',
            },
          ],
        },
      },
    ]);
  });

  it.each(['N/A', 'no_information', 'not_supported', '', 'soon'])('takes “%s” for no date', (word) => {
    const [user] = reported(row({ password_last_used: word, access_key_1_last_used_date: word }));
    expect(user?.facts.passwordLastUsedAt).toBeNull();
    expect(user?.facts.accessKeys?.[0]?.lastUsedAt).toBeNull();
  });

  it('tells an inactive key from none', () => {
    const inactive = { access_key_1_active: 'false', access_key_2_active: 'false' };
    expect(reported(row(inactive))[0]?.facts.accessKeys).toHaveLength(1);
    const none = { ...inactive, access_key_1_last_rotated: 'N/A' };
    expect(reported(row(none))[0]?.facts.accessKeys).toEqual([]);
  });

  it('keeps an active key whose age it does not tell', () => {
    const [user] = reported(row({ access_key_2_active: 'TRUE' }));
    expect(user?.facts.accessKeys?.[1]).toEqual({ active: true, createdAt: null, lastUsedAt: null });
  });

  it('does not guess what is neither yes nor no', () => {
    const [user] = reported(row({ password_enabled: 'not_supported', mfa_active: '' }));
    expect(user?.facts).toMatchObject({ consoleAccess: null, mfa: null });
  });

  it('reads names with commas and quotes, a byte order mark, CRLF and other columns in another order', () => {
    const text = `\uFEFF${header},more\r\n${row({ user: '"a,b"' })},x\r\n`;
    expect(reportedUsers(text, asOf).map(({ name }) => name)).toEqual(['a,b']);
  });

  it('leaves out a row that is cut off or not dated, and keeps the others', () => {
    expect(reported('eve,arn', row({ user: 'bob', user_creation_time: 'N/A' }), row())).toMatchObject([
      { name: 'ann' },
    ]);
    expect(reported()).toEqual([]);
  });

  it.each(['', '<html>Sign in</html>', 'name,password\nann,secret'])('refuses %j', (text) => {
    expect(() => reportedUsers(text, asOf)).toThrow(Failure);
  });
});
