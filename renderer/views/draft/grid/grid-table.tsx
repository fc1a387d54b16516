import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { columns, columnTitles, type Column } from '../../../../shared/drafts/column.ts';
import type { Draft, DraftUser } from '../../../../shared/drafts/draft.ts';
import type { PolicyNames } from '../../../../shared/drafts/policy-names.ts';
import type { Direction } from '../../../../shared/drafts/row-order.ts';
import type { Finding } from '../../../../shared/plans/finding.ts';
import { CellEditor, type AfterEdit } from './cell-editor.tsx';
import { columnTemplate, type ColumnWidths } from './column-widths.ts';
import type { GridClipboard } from './grid-clipboard.ts';
import { GridHeader } from './grid-header.tsx';
import { GridRow } from './grid-row.tsx';
import { boundsOf, selectionAt, type Position, type Selection } from './selection.ts';
import type { Suggestions } from './suggestions.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';

/** In pixels, as the style has them. */
const rowHeight = 36;
const headerHeight = 40;

const noFindings: readonly Finding[] = [];

/** The cell with the focus being typed in. */
export interface Editing {
  text: string;
  /** The text was typed over what the cell had. */
  typedOver: boolean;
}

interface GridTableProps {
  users: readonly DraftUser[];
  /** The rows' numbers in the draft. */
  numbers: readonly number[];
  defaults: Draft['defaults'];
  /** With a name for every policy. */
  names: PolicyNames;
  findings: ReadonlyMap<string, readonly Finding[]>;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  editing: Editing | null;
  suggestions: (column: Column) => Suggestions;
  onEdit: () => void;
  onCommit: (text: string, after: AfterEdit) => void;
  onCancel: () => void;
  /** What a key does; `page` is how many rows are visible at once. */
  onKey: (event: KeyboardEvent, page: number) => void;
  clipboard: GridClipboard;
  onSort: (column: Column, direction: Direction) => void;
  widths: ColumnWidths;
  onResize: (column: Column, width: number) => void;
  readOnly: boolean;
  hintId: string;
}

/** The table itself: only the rows in sight are drawn, and the one with the focus wherever it is. */
export function GridTable(props: GridTableProps) {
  const { users, numbers, selection, onSelect, editing, onCommit, onCancel } = props;
  const { head } = selection;
  const box = useRef<HTMLDivElement>(null);
  /** The focus goes to the cell after the next drawing. */
  const takesFocus = useRef(false);
  /** Also after the row with the focus was taken away. */
  const hasFocus = useRef(false);
  const sight = useRowsInSight({ box, count: users.length, rowHeight, headerHeight, always: head.row });

  const cellAt = ({ row, column }: Position): HTMLElement | null | undefined =>
    box.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
  useLayoutEffect(() => {
    if (editing !== null) return;
    const at = document.activeElement;
    const isOnOther =
      at?.getAttribute('role') === 'gridcell' && at !== cellAt(head) && box.current?.contains(at);
    const isLost = at === document.body && hasFocus.current;
    if (takesFocus.current || isOnOther === true || isLost) cellAt(head)?.focus({ preventScroll: true });
    takesFocus.current = false;
  });
  const shown = useRef(head);
  useEffect(() => {
    if (shown.current === head) return;
    shown.current = head;
    cellAt(head)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [head]);

  const select = (next: Selection): void => {
    takesFocus.current = true;
    onSelect(next);
  };
  function onPoint(event: MouseEvent, extends_: boolean): void {
    const at = positionOf(event.target);
    if (at === undefined) return;
    if (at.column === null) {
      const row = { anchor: { row: at.row, column: 0 }, head: { row: at.row, column: columns.length - 1 } };
      select(extends_ ? { anchor: { ...selection.anchor, column: 0 }, head: row.head } : row);
      return;
    }
    const to = { row: at.row, column: at.column };
    select(extends_ ? { anchor: selection.anchor, head: to } : selectionAt(to));
  }

  const bounds = boundsOf(selection);
  const headUser = users[head.row];
  const headColumn = columns[head.column];
  const editor = editing !== null && headUser !== undefined && headColumn !== undefined && (
    <CellEditor
      label={`${columnTitles[headColumn]} of ${headUser.name === '' ? `row ${numbers[head.row] ?? ''}` : headUser.name}`}
      text={editing.text}
      typedOver={editing.typedOver}
      suggestions={props.suggestions(headColumn)}
      onCommit={(text, after) => {
        takesFocus.current = after !== 'leave';
        onCommit(text, after);
      }}
      onCancel={() => {
        takesFocus.current = true;
        onCancel();
      }}
    />
  );

  return (
    <div className="draft-grid__frame">
      <div
        ref={box}
        role="grid"
        aria-label="Users of the draft"
        aria-describedby={props.hintId}
        aria-rowcount={users.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        tabIndex={-1}
        {...(props.readOnly && { 'aria-readonly': true })}
        className="draft-grid__box"
        style={columnTemplate(props.widths)}
        onFocus={() => {
          hasFocus.current = true;
        }}
        onBlur={({ relatedTarget, currentTarget }) => {
          hasFocus.current = currentTarget.contains(relatedTarget);
        }}
        onKeyDown={(event) => {
          takesFocus.current = true;
          props.onKey(event, Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 2));
        }}
        onMouseDown={(event) => {
          if (event.button !== 0 || isField(event.target)) return;
          // Ends an edit elsewhere, which keeps its text: the field would not lose the focus by itself.
          if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
          if (positionOf(event.target) !== undefined) event.preventDefault();
          onPoint(event, event.shiftKey);
        }}
        onMouseMove={(event) => {
          if (event.buttons !== 1 || editing !== null) return;
          const at = positionOf(event.target);
          if (at !== undefined && (at.row !== head.row || (at.column ?? head.column) !== head.column))
            onPoint(event, true);
        }}
        onDoubleClick={(event) => {
          if (!isField(event.target) && positionOf(event.target)?.column != null) props.onEdit();
        }}
        {...props.clipboard}
      >
        <GridHeader
          widths={props.widths}
          onResize={props.onResize}
          onSort={props.onSort}
          readOnly={props.readOnly}
        />
        <div role="rowgroup" className="draft-grid__rows" style={{ blockSize: sight.height }}>
          {sight.rows.map(({ index, top }) => {
            const user = users[index];
            if (user === undefined) return null;
            const isSelected = index >= bounds.top && index <= bounds.bottom;
            return (
              <GridRow
                key={user.id}
                row={index}
                number={numbers[index] ?? index + 1}
                top={top}
                user={user}
                defaults={props.defaults}
                names={props.names}
                findings={props.findings.get(user.id) ?? noFindings}
                head={index === head.row ? head.column : -1}
                left={isSelected ? bounds.left : -1}
                right={isSelected ? bounds.right : -1}
                readOnly={props.readOnly}
                editor={index === head.row && editor !== false ? editor : null}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The cell that an event is about; without a column, the row's number. */
function positionOf(target: EventTarget): { row: number; column: number | null } | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  if (cell === null) return undefined;
  const { row, column } = cell.dataset;
  return { row: Number(row), column: column === undefined ? null : Number(column) };
}

function isField(target: EventTarget): boolean {
  return target instanceof HTMLInputElement;
}
