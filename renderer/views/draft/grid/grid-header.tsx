import { memo, useRef } from 'react';
import { columns, columnTitles, type Column } from '../../../../shared/drafts/column.ts';
import type { Direction } from '../../../../shared/drafts/row-order.ts';
import type { ColumnWidths } from './column-widths.ts';

interface GridHeaderProps {
  widths: ColumnWidths;
  onResize: (column: Column, width: number) => void;
  onSort: (column: Column, direction: Direction) => void;
  readOnly: boolean;
}

/** The columns' titles: a click sorts, the right edge is dragged. The keyboard sorts by the toolbar and resizes by Alt. */
export const GridHeader = memo(function GridHeader(props: GridHeaderProps) {
  const { widths, onResize, onSort, readOnly } = props;
  const sorted = useRef<{ column: Column; direction: Direction }>(undefined);
  function sort(column: Column): void {
    const again = sorted.current?.column === column && sorted.current.direction === 'ascending';
    const direction = again ? 'descending' : 'ascending';
    sorted.current = { column, direction };
    onSort(column, direction);
  }
  return (
    <div role="row" aria-rowindex={1} className="draft-grid__row draft-grid__row--header">
      <div role="columnheader" aria-colindex={1} className="draft-grid__number">
        <span className="visually-hidden">Row</span>
      </div>
      {columns.map((column, index) => (
        <div
          key={column}
          role="columnheader"
          aria-colindex={index + 2}
          className={index === 0 ? 'draft-grid__header draft-grid__header--name' : 'draft-grid__header'}
        >
          <button
            type="button"
            tabIndex={-1}
            className="draft-grid__title"
            disabled={readOnly}
            onClick={() => sort(column)}
          >
            {columnTitles[column]}
          </button>
          <span
            className="draft-grid__edge"
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={(event) => {
              if (event.currentTarget.hasPointerCapture(event.pointerId))
                onResize(column, widths[column] + event.movementX);
            }}
          />
        </div>
      ))}
    </div>
  );
});
