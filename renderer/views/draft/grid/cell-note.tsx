import Button from '@cloudscape-design/components/button';
import { defaultText, isOverridden } from '../../../../shared/drafts/cells.ts';
import { columnTitles, type Column } from '../../../../shared/drafts/column.ts';
import type { Draft, DraftUser } from '../../../../shared/drafts/draft.ts';
import { typedText, withNames, type PolicyNames } from '../../../../shared/drafts/policy-names.ts';
import type { Finding } from '../../../../shared/plans/finding.ts';
import { severityWords } from './cell-findings.ts';
import { counted } from './grid-actions.ts';

interface CellNoteProps {
  draft: Draft;
  user: DraftUser | undefined;
  column: Column;
  names: PolicyNames;
  findings: readonly Finding[];
  /** Puts a finding right, in all rows that it is about; `null` where nothing may be changed. */
  onFix: ((finding: Finding) => void) | null;
}

/** The cell with the focus in full: its text, what the batch says, and what there is to say of it. */
export function CellNote({ draft, user, column, names, findings, onFix }: CellNoteProps) {
  if (user === undefined) return null;
  const text = typedText(draft, user, column, names);
  return (
    <div className="draft-grid__note">
      <div className="breakable">
        <b>{columnTitles[column]}:</b> {text === '' ? 'empty' : shortened(text)}
        {column !== 'name' && isOverridden(user, column) && (
          <span className="draft-grid__quiet">
            {' '}
            (own; the batch says {shortened(batchText(draft, column, names))}, which Delete gives back)
          </span>
        )}
      </div>
      {findings.map((finding) => (
        <div key={`${finding.severity} ${finding.message}`}>
          <b>{severityWords[finding.severity]}:</b> {finding.message}{' '}
          {finding.fix !== undefined && onFix !== null && (
            <Button variant="inline-link" onClick={() => onFix(finding)}>
              {finding.fix.label}
              {finding.rowIds.length > 1 && ` (${counted(finding.rowIds.length, 'row')})`}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}

/** More would cover the grid, above which the note stands; an edit shows everything. */
const mostCharacters = 300;

function shortened(text: string): string {
  const more = text.length - mostCharacters;
  return more <= 0
    ? text
    : `${text.slice(0, mostCharacters)}… and ${counted(more, 'more character')}; Enter shows all`;
}

function batchText(draft: Draft, column: Exclude<Column, 'name'>, names: PolicyNames): string {
  const text = defaultText(draft, column);
  return column === 'policies' || column === 'boundary' ? withNames(text, names) : text;
}
