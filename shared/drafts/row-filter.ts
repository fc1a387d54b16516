import type { Finding } from '../plans/finding.ts';
import { columns } from './column.ts';
import type { Draft } from './draft.ts';
import { typedText, type PolicyNames } from './policy-names.ts';

/** Which of a draft's rows are shown. */
export interface RowFilter {
  /** What some cell of the row says, whatever its case. */
  text: string;
  /** Rows with an error, with an error or a warning, or with anything that there is to say; `null` for all. */
  findings: 'error' | 'warning' | 'any' | null;
  /** Rows that one finding is about, by its key. */
  finding: string | null;
}

/** The filter that shows every row. */
export const everyRow: RowFilter = { text: '', findings: null, finding: null };

/** What tells a finding from the others of a plan, also from those of its rule. */
export function findingKey({ rule, message }: Finding): string {
  return `${rule}\n${message}`;
}

/** The ids of the rows that a filter shows; `null` where it shows every one. */
export function rowsMatching(
  draft: Draft,
  findings: readonly Finding[],
  filter: RowFilter,
  names: PolicyNames,
): ReadonlySet<string> | null {
  const text = filter.text.trim().toLowerCase();
  const byFinding = filter.findings !== null || filter.finding !== null;
  if (text === '' && !byFinding) return null;
  const complainedOf = new Set(
    findings.filter((finding) => isMeant(finding, filter)).flatMap(({ rowIds }) => rowIds),
  );
  const shown = draft.users.filter(
    (user) =>
      (!byFinding || complainedOf.has(user.id)) &&
      columns.some((column) => typedText(draft, user, column, names).toLowerCase().includes(text)),
  );
  return new Set(shown.map(({ id }) => id));
}

function isMeant(finding: Finding, filter: RowFilter): boolean {
  const { severity } = finding;
  if (filter.finding !== null && findingKey(finding) !== filter.finding) return false;
  switch (filter.findings) {
    case 'error':
      return severity === 'error';
    case 'warning':
      return severity !== 'advice';
    default:
      return true;
  }
}
