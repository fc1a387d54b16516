import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CellRange } from '../../../../shared/drafts/cell-edits.ts';
import { columns, columnTitles } from '../../../../shared/drafts/column.ts';
import type { Draft } from '../../../../shared/drafts/draft.ts';
import { foundIn, replacedIn, type CellAt, type CellSearch } from '../../../../shared/drafts/find-replace.ts';
import type { PolicyNames } from '../../../../shared/drafts/policy-names.ts';
import { counted } from './grid-actions.ts';

interface FindReplacePanelProps {
  draft: Draft;
  names: PolicyNames;
  rowIds: readonly string[];
  /** What was selected when the panel opened, where that was more than a cell. */
  selected: CellRange | null;
  /** The cell from which on the next find is looked for. */
  at: CellAt | null;
  onGoTo: (cell: CellAt) => void;
  onChange: (change: (draft: Draft) => Draft, label: string) => void;
  say: (text: string) => void;
  readOnly: boolean;
  onClose: () => void;
}

const everywhere = { value: 'everywhere', label: 'All columns' };
const inSelection = { value: 'selection', label: 'The selected cells' };

/** Finds a text in the cells that are shown, and replaces it. */
export function FindReplacePanel(props: FindReplacePanelProps) {
  const { draft, names, rowIds, at, onGoTo, onChange, say } = props;
  // Going to a find selects it alone.
  const [selected] = useState(props.selected);
  const [search, setSearch] = useState<CellSearch>({ text: '', matchCase: false, wholeCell: false });
  const [replacement, setReplacement] = useState('');
  const [where, setWhere] = useState(selected === null ? everywhere.value : inSelection.value);
  const field = useRef<InputProps.Ref>(null);
  useEffect(() => field.current?.focus(), []);

  const range = useMemo((): CellRange => {
    if (where === inSelection.value && selected !== null) return selected;
    const one = columns.filter((column) => column === where);
    return { rowIds, columns: one.length === 0 ? columns : one };
  }, [where, selected, rowIds]);
  const found = useMemo(() => foundIn(draft, range, search, names), [draft, range, search, names]);
  const places = [
    everywhere,
    ...(selected === null ? [] : [inSelection]),
    ...columns.map((value) => ({ value, label: columnTitles[value] })),
  ];

  function goToNext(): void {
    const next = following(found, at, rowIds);
    if (next !== undefined) onGoTo(next);
  }
  function replaceAll(): void {
    onChange((before) => replacedIn(before, range, search, replacement, names), 'Replace all');
    say(`Replaced in ${counted(found.length, 'cell')}.`);
    // Nothing is left to be found, and the button can be pressed no more.
    field.current?.focus();
  }
  function replaceHere(): void {
    const here = found.find(({ rowId, column }) => rowId === at?.rowId && column === at.column);
    if (here !== undefined)
      onChange(
        (before) =>
          replacedIn(before, { rowIds: [here.rowId], columns: [here.column] }, search, replacement, names),
        'Replace',
      );
    goToNext();
  }

  const nothing = found.length === 0;
  return (
    <div role="search" aria-label="Find and replace" className="draft-grid__find">
      <FormField label="Find">
        <Input
          ref={field}
          value={search.text}
          autoComplete={false}
          onChange={({ detail }) => setSearch({ ...search, text: detail.value })}
          onKeyDown={({ detail }) => {
            if (detail.key === 'Enter') goToNext();
            if (detail.key === 'Escape') props.onClose();
          }}
        />
      </FormField>
      <FormField label="Replace with">
        <Input
          value={replacement}
          autoComplete={false}
          disabled={props.readOnly}
          onChange={({ detail }) => setReplacement(detail.value)}
          onKeyDown={({ detail }) => {
            if (detail.key === 'Escape') props.onClose();
          }}
        />
      </FormField>
      <FormField label="In">
        <Select
          selectedOption={places.find(({ value }) => value === where) ?? everywhere}
          options={places}
          onChange={({ detail }) => setWhere(detail.selectedOption.value ?? everywhere.value)}
        />
      </FormField>
      <SpaceBetween direction="horizontal" size="s">
        <Checkbox
          checked={search.matchCase}
          onChange={({ detail }) => setSearch({ ...search, matchCase: detail.checked })}
        >
          Match case
        </Checkbox>
        <Checkbox
          checked={search.wholeCell}
          onChange={({ detail }) => setSearch({ ...search, wholeCell: detail.checked })}
        >
          Whole cell
        </Checkbox>
      </SpaceBetween>
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <Button disabled={nothing} onClick={goToNext}>
          Find next
        </Button>
        <Button disabled={nothing || props.readOnly} onClick={replaceHere}>
          Replace
        </Button>
        <Button disabled={nothing || props.readOnly} onClick={replaceAll}>
          Replace all
        </Button>
        <Button variant="link" onClick={props.onClose}>
          Close
        </Button>
        <span role="status">{search.text === '' ? '' : `Found in ${counted(found.length, 'cell')}`}</span>
      </SpaceBetween>
    </div>
  );
}

/** The first find behind a cell, and the first of all behind the last. */
function following(
  found: readonly CellAt[],
  at: CellAt | null,
  rowIds: readonly string[],
): CellAt | undefined {
  if (at === null) return found[0];
  const rowOf = new Map(rowIds.map((id, row) => [id, row]));
  const placeOf = ({ rowId, column }: CellAt): number =>
    (rowOf.get(rowId) ?? 0) * columns.length + columns.indexOf(column);
  return found.find((cell) => placeOf(cell) > placeOf(at)) ?? found[0];
}
