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
  /** Rows that one rule complains of. */
  rule: string | null;
}

/** The filter that shows every row. */
export const everyRow: RowFilter = { text: '', findings: null, rule: null };

/** The ids of the rows that a filter shows; `null` where it shows every one. */
export function rowsMatching(
  draft: Draft,
  findings: readonly Finding[],
  filter: RowFilter,
  names: PolicyNames,
): ReadonlySet<string> | null {
  const text = filter.text.trim().toLowerCase();
  const byFinding = filter.findings !== null || filter.rule !== null;
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

function isMeant({ severity, rule }: Finding, filter: RowFilter): boolean {
  if (filter.rule !== null && rule !== filter.rule) return false;
  switch (filter.findings) {
    case 'error':
      return severity === 'error';
    case 'warning':
      return severity !== 'advice';
    default:
      return true;
  }
}
