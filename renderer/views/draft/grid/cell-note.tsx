import { defaultText, isOverridden } from '../../../../shared/drafts/cells.ts';
import { columnTitles, type Column } from '../../../../shared/drafts/column.ts';
import type { Draft, DraftUser } from '../../../../shared/drafts/draft.ts';
import { typedText, withNames, type PolicyNames } from '../../../../shared/drafts/policy-names.ts';
import type { Finding } from '../../../../shared/plans/finding.ts';
import { severityWords } from './cell-findings.ts';

interface CellNoteProps {
  draft: Draft;
  user: DraftUser | undefined;
  column: Column;
  names: PolicyNames;
  findings: readonly Finding[];
}

/** The cell with the focus in full: its whole text, what the batch says, and what there is to say of it. */
export function CellNote({ draft, user, column, names, findings }: CellNoteProps) {
  if (user === undefined) return null;
  const text = typedText(draft, user, column, names);
  return (
    <div className="draft-grid__note">
      <div className="breakable">
        <b>{columnTitles[column]}:</b> {text === '' ? 'empty' : text}
        {column !== 'name' && isOverridden(user, column) && (
          <span className="draft-grid__quiet">
            {' '}
            (own; the batch says {batchText(draft, column, names)}, which Delete gives back)
          </span>
        )}
      </div>
      {findings.map(({ severity, message }) => (
        <div key={`${severity} ${message}`}>
          <b>{severityWords[severity]}:</b> {message}
        </div>
      ))}
    </div>
  );
}

function batchText(draft: Draft, column: Exclude<Column, 'name'>, names: PolicyNames): string {
  const text = defaultText(draft, column);
  return column === 'policies' || column === 'boundary' ? withNames(text, names) : text;
}
