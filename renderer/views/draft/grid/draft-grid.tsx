import Alert from '@cloudscape-design/components/alert';
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { noneText } from '../../../../shared/drafts/cells.ts';
import { columns, type Column } from '../../../../shared/drafts/column.ts';
import type { Draft, DraftUser } from '../../../../shared/drafts/draft.ts';
import { policyNamesOf, typedText } from '../../../../shared/drafts/policy-names.ts';
import { everyRow } from '../../../../shared/drafts/row-filter.ts';
import type { Direction } from '../../../../shared/drafts/row-order.ts';
import type { Finding } from '../../../../shared/plans/finding.ts';
import { withFix } from '../../../../shared/plans/fixes.ts';
import { policyName } from '../../../components/policy-name.ts';
import { focusWhenLost } from '../../../components/focus-when-lost.ts';
import { NoMatch } from '../../../components/table-states.tsx';
import type { AfterEdit } from './cell-editor.tsx';
import { cellFindings, findingsByRow } from './cell-findings.ts';
import { CellNote } from './cell-note.tsx';
import { withWidth } from './column-widths.ts';
import './draft-grid.css';
import { EmptyGrid } from './empty-grid.tsx';
import { FindReplacePanel } from './find-replace-panel.tsx';
import { gridActions, type GridActions } from './grid-actions.ts';
import { gridClipboard } from './grid-clipboard.ts';
import { GridFilter } from './grid-filter.tsx';
import { GridTable, type Editing } from './grid-table.tsx';
import { GridToolbar } from './grid-toolbar.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { boundsOf, movedBy, selectionAt, tabbedFrom, type Position } from './selection.ts';
import { rememberedWidths, rememberWidths } from './remembered-widths.ts';
import { SetForRows } from './set-for-rows.tsx';
import { suggestionsFor, type KnownEntities, type Suggestions } from './suggestions.ts';
import { useHeldSelection } from './use-held-selection.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useShownRows } from './use-shown-rows.ts';

interface DraftGridProps {
  draft: Draft;
  findings: readonly Finding[];
  /** Of the account, as far as it is known; keep the object as long as nothing changes. */
  known: KnownEntities;
  /** Changes the draft; the label says what was done, for “Undo”. */
  onChange: (change: (draft: Draft) => Draft, label: string) => void;
  onUndo: () => void;
  onRedo: () => void;
  newId: () => string;
  /** What was taken back or made again last: nothing else is said then. */
  tookBack?: object | undefined;
  readOnly?: boolean;
  /** The finding whose rows are shown at first, by its key; every row without. */
  finding?: string | undefined;
  /** Brings users from a file, where there are none yet. */
  onImport?: () => void;
}

/** A draft as a table that is worked on as in a spreadsheet: one user a row, also 5,000 of them. */
export function DraftGrid(props: DraftGridProps) {
  const { draft, findings, known, onChange, readOnly = false } = props;
  const { newPolicies } = draft;
  const names = useMemo(() => policyNamesOf({ newPolicies }, known.policies), [newPolicies, known.policies]);
  const shownNames = useMemo(
    () => ({ ...names, nameOf: (reference: string) => names.nameOf(reference) ?? policyName(reference) }),
    [names],
  );
  const byRow = useMemo(() => findingsByRow(findings), [findings]);
  const rows = useShownRows(draft, findings, shownNames, { ...everyRow, finding: props.finding ?? null });
  const { selection, select: setSelection, selectComing } = useHeldSelection(rows.rowIds);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [finding, setFinding] = useState(false);
  const [setting, setSetting] = useState(false);
  const [widths, setWidths] = useState(rememberedWidths);
  const [said, say] = useState('');
  const [leftOut, setLeftOut] = useState('');
  const [additions, setAdditions] = useState(0);
  const [tookBack, setTookBack] = useState(props.tookBack);
  if (tookBack !== props.tookBack) {
    setTookBack(props.tookBack);
    // What was said of a change is no longer so.
    if (props.tookBack !== undefined) {
      say('');
      setLeftOut('');
    }
  }
  const hintId = useId();
  const root = useRef<HTMLDivElement>(null);

  const { head } = selection;
  const { top, bottom, left, right } = boundsOf(selection);
  const selected = {
    rowIds: rows.rowIds.slice(top, bottom + 1),
    columns: columns.slice(left, right + 1),
  };
  const headUser = rows.users[head.row];
  const headColumn: Column = columns[head.column] ?? 'name';
  const onAdded = () => {
    selectComing(rows.rowIds.length);
    setAdditions((before) => before + 1);
  };
  const actions = gridActions({ ...props, rowIds: rows.rowIds, selected, names, say, onAdded });

  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const findPlace = () =>
    root.current?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"], .draft-grid__empty') ??
    root.current?.querySelector<HTMLElement>('input[type="search"]') ??
    null;
  const isEmpty = draft.users.length === 0;
  const showsNone = rows.rowIds.length === 0;
  useEffect(() => {
    if (additions > 0) findPlace()?.focus();
  }, [additions]);
  const showedNone = useRef(showsNone);
  useEffect(() => {
    if (showedNone.current !== showsNone) focusWhenLost(findPlace);
    showedNone.current = showsNone;
  }, [showsNone]);
  const act = useCallback((use: (now: GridActions) => void) => use(latest.current), []);
  const sort = useCallback(
    (column: Column, direction: Direction) => act((now) => now.sort(column, direction)),
    [act],
  );
  const resize = useCallback(
    (column: Column, width: number) => setWidths((before) => withWidth(before, column, width)),
    [setWidths],
  );
  useEffect(() => rememberWidths(widths), [widths]);
  const openFinding = useCallback(() => setFinding(true), [setFinding]);
  const openSetting = useCallback(() => setSetting(true), [setSetting]);

  /** What an edit of the cell with the focus begins with: nothing, where there is nothing in it. */
  function editedText(user: DraftUser): string {
    const text = typedText(draft, user, headColumn, names);
    return text === noneText ? '' : text;
  }
  function edit(typed?: string): void {
    if (readOnly || headUser === undefined) return;
    setSelection(selectionAt(head));
    setEditing(
      typed === undefined
        ? { text: editedText(headUser), typedOver: false }
        : { text: typed, typedOver: true },
    );
  }
  function commit(text: string, after: AfterEdit): void {
    if (headUser !== undefined && text !== editedText(headUser)) actions.edit(headUser.id, headColumn, text);
    setEditing(null);
    const to = positionAfter(after, head, rows.rowIds.length);
    if (to !== undefined) setSelection(selectionAt(to));
  }
  function showAll(): void {
    rows.apply(everyRow);
    say('');
    focusWhenLost(findPlace);
  }
  function paste(clip: readonly (readonly string[])[]): void {
    const { rows: height, columns: width, leftOut: notTaken } = actions.paste(clip);
    setLeftOut(notTaken);
    setSelection({
      anchor: { row: top, column: left },
      head: { row: top + Math.max(1, height) - 1, column: left + Math.max(1, width) - 1 },
    });
  }

  const onKey = useGridKeys({
    selection,
    rowCount: rows.rowIds.length,
    readOnly,
    onSelect: setSelection,
    onEdit: edit,
    onClear: () => actions.clear(),
    onFillDown: actions.fillDown,
    onInsert: () => {
      actions.insertRow('below');
      selectComing(bottom + 1);
    },
    onDelete: actions.deleteRows,
    onFind: openFinding,
    onUndo: props.onUndo,
    onRedo: props.onRedo,
    onResize: (by) => resize(headColumn, widths[headColumn] + by),
  });
  const suggestions = (column: Column): Suggestions => suggestionsFor(column, draft, known, names);
  const severalCells = top !== bottom || left !== right;

  return (
    <div ref={root} className="draft-grid">
      {!readOnly && (
        <GridToolbar act={act} selectedRows={selected.rowIds.length} onSetForRows={openSetting} />
      )}
      <GridFilter
        filter={rows.filter}
        onApply={(filter) => {
          rows.apply(filter);
          say('');
        }}
        findings={findings}
        shown={rows.rowIds.length}
        all={draft.users.length}
        onClear={showAll}
        onFind={openFinding}
      />
      {finding && (
        <FindReplacePanel
          draft={draft}
          names={names}
          rowIds={rows.rowIds}
          selected={severalCells ? selected : null}
          at={headUser === undefined ? null : { rowId: headUser.id, column: headColumn }}
          onGoTo={({ rowId, column }) =>
            setSelection(selectionAt({ row: rows.rowIds.indexOf(rowId), column: columns.indexOf(column) }))
          }
          onChange={onChange}
          say={say}
          readOnly={readOnly}
          onClose={() => {
            setFinding(false);
            findPlace()?.focus();
          }}
        />
      )}
      {leftOut !== '' && (
        <Alert
          type="warning"
          header="Not everything was pasted"
          dismissible
          onDismiss={() => {
            setLeftOut('');
            focusWhenLost(findPlace);
          }}
        >
          {leftOut}
        </Alert>
      )}
      {isEmpty ? (
        <EmptyGrid
          onImport={props.onImport}
          readOnly={readOnly}
          onAdd={() => actions.addRows(1)}
          onPaste={paste}
        />
      ) : showsNone ? (
        <NoMatch onClear={showAll} />
      ) : (
        <GridTable
          users={rows.users}
          numbers={rows.numbers}
          defaults={draft.defaults}
          names={shownNames}
          findings={byRow}
          selection={selection}
          onSelect={setSelection}
          editing={editing}
          suggestions={suggestions}
          onEdit={edit}
          onCommit={commit}
          onCancel={() => setEditing(null)}
          onKey={onKey}
          clipboard={gridClipboard({
            copied: actions.copied,
            onCut: () => actions.clear('Cut'),
            onPaste: paste,
            readOnly,
          })}
          onSort={sort}
          widths={widths}
          onResize={resize}
          readOnly={readOnly}
          hintId={hintId}
        />
      )}
      <div className="draft-grid__foot">
        <CellNote
          draft={draft}
          user={headUser}
          column={headColumn}
          names={shownNames}
          onFix={
            readOnly
              ? null
              : (found) => onChange((before) => withFix(before, found), found.fix?.label ?? 'Fix')
          }
          findings={
            headUser === undefined ? [] : cellFindings(byRow.get(headUser.id) ?? [], headUser, headColumn)
          }
        />
        <div role="status" className="draft-grid__said">
          {said}
        </div>
      </div>
      <div id={hintId} className="draft-grid__quiet">
        Type, or press Enter, to edit a cell; press Escape, then Tab, to leave the grid. ◆ marks what a user
        has of its own; all else is the batch’s.
      </div>
      <KeyboardHelp />
      {setting && (
        <SetForRows
          rowCount={selected.rowIds.length}
          column={headColumn}
          suggestions={suggestions}
          onSet={(column, text) => {
            actions.setForRows(column, text);
            setSetting(false);
          }}
          onClose={() => setSetting(false)}
        />
      )}
    </div>
  );
}

/** Where the focus goes after an edit; `undefined` where it stays or has gone elsewhere. */
function positionAfter(after: AfterEdit, from: Position, rowCount: number): Position | undefined {
  switch (after) {
    case 'down':
    case 'up':
      return movedBy(after === 'down' ? 'ArrowDown' : 'ArrowUp', from, { far: false, rowCount, page: 1 });
    case 'right':
      return tabbedFrom(from, 1, rowCount);
    case 'left':
      return tabbedFrom(from, -1, rowCount);
    case 'stay':
    case 'leave':
      return undefined;
  }
}
