import Icon from '@cloudscape-design/components/icon';
import type { ReactNode } from 'react';
import type { Finding, Severity } from '../../../../shared/plans/finding.ts';
import { severityWords } from './cell-findings.ts';

const icons = {
  error: 'status-negative',
  warning: 'status-warning',
  advice: 'status-info',
} as const satisfies Record<Severity, string>;
const variants = { error: 'error', warning: 'warning', advice: 'subtle' } as const satisfies Record<
  Severity,
  string
>;

interface GridCellProps {
  row: number;
  column: number;
  text: string;
  /** Whether the user has something else here than the batch; the name has no batch's. */
  mark: 'batch' | 'own' | 'none';
  findings: readonly Finding[];
  isHead: boolean;
  isSelected: boolean;
  readOnly: boolean;
  /** The field, while the cell is edited. */
  editor: ReactNode;
}

/** One cell: its text, quiet where it is the batch's, marked where it is the user's own, and what there is to say of it. */
export function GridCell(props: GridCellProps) {
  const { text, mark, findings, isHead, isSelected, editor } = props;
  const [worst] = findings;
  const said = findings.map(({ severity, message }) => `${severityWords[severity]}: ${message}`);
  const classes = ['draft-grid__cell', `draft-grid__cell--${mark}`];
  if (isSelected) classes.push('draft-grid__cell--selected');
  if (worst !== undefined) classes.push(`draft-grid__cell--${worst.severity}`);
  if (props.column === 0) classes.push('draft-grid__cell--name');
  return (
    <div
      role="gridcell"
      aria-colindex={props.column + 2}
      aria-selected={isSelected}
      {...(props.readOnly && { 'aria-readonly': true })}
      {...(worst?.severity === 'error' && { 'aria-invalid': true })}
      tabIndex={isHead ? 0 : -1}
      data-row={props.row}
      data-column={props.column}
      className={classes.join(' ')}
    >
      {editor ?? (
        <>
          {mark === 'own' && (
            <span className="draft-grid__mark">
              <span aria-hidden="true">◆</span>
              <span className="visually-hidden">Own: </span>
            </span>
          )}
          <span className="draft-grid__text">{text}</span>
          {worst !== undefined && (
            <>
              <span aria-hidden="true" title={said.join('\n')}>
                <Icon name={icons[worst.severity]} variant={variants[worst.severity]} size="small" />
              </span>
              <span className="visually-hidden">{said.map((one) => `. ${one}`).join('')}</span>
            </>
          )}
        </>
      )}
    </div>
  );
}
