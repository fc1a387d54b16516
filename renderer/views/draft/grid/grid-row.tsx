import { memo, type ReactNode } from 'react';
import { isOverridden } from '../../../../shared/drafts/cells.ts';
import { columns } from '../../../../shared/drafts/column.ts';
import type { Draft, DraftUser } from '../../../../shared/drafts/draft.ts';
import { typedText, type PolicyNames } from '../../../../shared/drafts/policy-names.ts';
import type { Finding } from '../../../../shared/plans/finding.ts';
import { cellFindings } from './cell-findings.ts';
import { GridCell } from './grid-cell.tsx';

interface GridRowProps {
  /**
   * Its place among the rows that are shown, from 0. `aria-rowindex` goes by it, because a row that is filtered out is no
   * row of the grid: no key goes there, and `aria-rowcount` does not count it (https://www.w3.org/TR/wai-aria-1.2/#aria-rowindex).
   */
  row: number;
  /** Its number in the draft, from 1: as in a spreadsheet a filter leaves gaps. */
  number: number;
  top: number;
  user: DraftUser;
  defaults: Draft['defaults'];
  /** With a name for every policy. */
  names: PolicyNames;
  findings: readonly Finding[];
  /** The column with the focus, -1 where the row has none. */
  head: number;
  /** The selected columns, -1 for none. */
  left: number;
  right: number;
  readOnly: boolean;
  /** The field of the column with the focus, while it is edited. */
  editor: ReactNode;
}

/** One user: the row's number and its cells. Drawn anew only when something of it changed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, number, user, defaults, names, head, left, right } = props;
  return (
    <div role="row" aria-rowindex={row + 2} className="draft-grid__row" style={{ top: props.top }}>
      <div role="rowheader" aria-colindex={1} data-row={row} className="draft-grid__number">
        {number}
      </div>
      {columns.map((column, index) => (
        <GridCell
          key={column}
          row={row}
          column={index}
          text={typedText({ defaults }, user, column, names)}
          mark={column === 'name' ? 'none' : isOverridden(user, column) ? 'own' : 'batch'}
          findings={cellFindings(props.findings, user, column)}
          isHead={index === head}
          isSelected={index >= left && index <= right}
          readOnly={props.readOnly}
          editor={index === head ? props.editor : null}
        />
      ))}
    </div>
  );
});
