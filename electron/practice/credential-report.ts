import { AwsError } from './errors.ts';
import { accountId, arnOf, rootArn } from './identifiers.ts';
import { read, type ReadContext, write } from './operation.ts';
import type { ReadableState, User } from './state.ts';
import { Moment } from './xml.ts';

/** The account's newest credential report. It is made anew when asked for, and so is not kept between starts. */
export interface CredentialReport {
  readonly requested: number;
  /** From this moment on it can be fetched; milliseconds. */
  readonly ready: number;
  readonly csv: string;
}

const day = 24 * 60 * 60 * 1000;
/** A report is good for four hours: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html */
const validMs = 4 * 60 * 60 * 1000;

/** The columns, in AWS's order: same page. */
const columns = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  ...['access_key_1', 'access_key_2'].flatMap((key) => [
    `${key}_active`,
    `${key}_last_rotated`,
    `${key}_last_used_date`,
    `${key}_last_used_region`,
    `${key}_last_used_service`,
  ]),
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
];

function dateCell(at: number | undefined, otherwise = 'N/A'): string {
  return at === undefined ? otherwise : `${new Date(at).toISOString().slice(0, 19)}+00:00`;
}

function keyCells(state: ReadableState, id: string | undefined): string[] {
  const key = id === undefined ? undefined : state.accessKeys.get(id);
  return [
    String(key?.status === 'Active'),
    dateCell(key?.created),
    dateCell(key?.lastUsed?.at),
    key?.lastUsed?.region ?? 'N/A',
    key?.lastUsed?.service ?? 'N/A',
  ];
}

const noCertificates = ['false', 'N/A', 'false', 'N/A'];

function userRow(state: ReadableState, user: User): string[] {
  const login = user.loginProfile;
  const changed = login && (login.changed ?? login.created);
  const maxAge = state.settings.passwordPolicy?.maxAgeDays;
  return [
    user.name,
    arnOf('user', user.path, user.name),
    dateCell(user.created),
    String(login !== undefined),
    login === undefined ? 'N/A' : dateCell(user.passwordLastUsed, 'no_information'),
    dateCell(changed),
    dateCell(changed === undefined || maxAge === undefined ? undefined : changed + maxAge * day),
    String(user.mfaDevices.length > 0),
    ...keyCells(state, user.accessKeys[0]),
    ...keyCells(state, user.accessKeys[1]),
    ...noCertificates,
  ];
}

/** The root user was there before all others. */
function rootRow(state: ReadableState): string[] {
  const created = Math.min(...[...state.users.values()].map((user) => user.created), Date.UTC(2020, 0, 1));
  return [
    '<root_account>',
    rootArn,
    dateCell(created),
    'not_supported',
    'no_information',
    'not_supported',
    'not_supported',
    'true',
    ...keyCells(state, undefined),
    ...keyCells(state, undefined),
    ...noCertificates,
  ];
}

/** Names and paths may hold commas. */
function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvOf(state: ReadableState): string {
  const rows = [columns, rootRow(state), ...[...state.users.values()].map((user) => userRow(state, user))];
  return rows.map((row) => row.map(cell).join(',')).join('\n');
}

function currentReport({ state, now }: ReadContext): CredentialReport {
  const report = state.credentialReport;
  if (report === undefined) {
    throw new AwsError('ReportNotPresent', 410, 'No report exists for this account.');
  }
  if (now < report.ready) {
    throw new AwsError('ReportInProgress', 404, `Report is being generated for account ${accountId}.`);
  }
  if (now >= report.ready + validMs) {
    throw new AwsError('ReportExpired', 410, 'The most recent credential report has expired.');
  }
  return report;
}

/** The operations on the report of all users' credentials. */
export const credentialReportOperations = {
  GenerateCredentialReport: write({}, (_input, { state, now, reportMs }) => {
    const known = state.credentialReport;
    if (known !== undefined && now < known.ready) return { State: 'INPROGRESS' };
    if (known !== undefined && now < known.ready + validMs) return { State: 'COMPLETE' };
    state.credentialReport = { requested: now, ready: now + reportMs, csv: csvOf(state.seenAt(now)) };
    return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' };
  }),

  GetCredentialReport: read({}, (_input, context) => {
    const report = currentReport(context);
    return {
      Content: Buffer.from(report.csv),
      ReportFormat: 'text/csv',
      GeneratedTime: new Moment(report.requested),
    };
  }),
};
