import type { TableProps } from '@cloudscape-design/components/table';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import type { ReadTable } from '../../../../shared/imports/imported-table.ts';
import { hasNameColumn } from '../../../../shared/imports/mapping-problems.ts';
import { columnLot, type ColumnLot } from '../../../../shared/imports/name-columns.ts';
import { sourceColumns, type SourceColumn } from '../../../../shared/imports/source-columns.ts';
import type { ImportMapping, SourceUse } from '../../../../shared/imports/source-use.ts';
import { ListTable, useList } from '../../../components/list-table.tsx';
import { optionOf, chosenUse, usageOptions } from './usage-options.ts';

interface ColumnsTableProps {
  table: ReadTable;
  mapping: ImportMapping;
  /** What is wrong with a column's use, by its index. */
  problems: ReadonlyMap<number, string>;
  onUse: (index: number, use: SourceUse) => void;
}

interface Row extends SourceColumn {
  samples: string;
  use: SourceUse;
  lot: ColumnLot;
}

/** What each column of the file becomes. */
export function ColumnsTable({ table, mapping, problems, onUse }: ColumnsTableProps) {
  const { headerRow, uses } = mapping;
  const columns = useMemo(
    () =>
      sourceColumns(table, headerRow).map((column) => ({
        ...column,
        samples: samplesOf(table, headerRow, column.index),
      })),
    [table, headerRow],
  );
  const rows: Row[] = columns.map((column) => ({
    ...column,
    use: uses[column.index] ?? { to: 'nothing' },
    lot: columnLot(mapping, column.index),
  }));
  const definitions: TableProps.ColumnDefinition<Row>[] = [
    position,
    {
      id: 'name',
      header: 'Column of the file',
      minWidth: 120,
      cell: ({ name }) => <span className="breakable">{name}</span>,
      sortingField: 'name',
      isRowHeader: true,
    },
    {
      id: 'samples',
      header: 'For instance',
      cell: ({ samples }) => (
        <Box color="text-body-secondary">
          <span className="breakable">{samples === '' ? '(all empty)' : samples}</span>
        </Box>
      ),
      minWidth: 110,
    },
    {
      id: 'use',
      header: 'Becomes',
      minWidth: 230,
      cell: (row) => (
        <UseOfColumn
          row={row}
          problem={problems.get(row.index)}
          hint={hintOf(row, mapping)}
          onChange={(use) => onUse(row.index, use)}
        />
      ),
    },
  ];
  const list = useList(rows, {
    searchText: ({ name, samples }) => `${name} ${samples}`,
    sortedBy: position,
    pageSize: 25,
  });
  return (
    <ListTable
      title="Columns"
      headingLevel="h2"
      description={lotsText(rows)}
      list={list}
      count={rows.length}
      columns={definitions}
      trackBy={({ index }) => String(index)}
      loading={false}
      loadingText="Reading"
      empty={{ title: 'No columns', advice: 'Choose another header row.' }}
      searchLabel="Find columns"
    />
  );
}

const position: TableProps.ColumnDefinition<Row> = {
  id: 'position',
  header: 'No.',
  cell: ({ index }) => index + 1,
  sortingField: 'index',
};

function UseOfColumn({
  row,
  problem,
  hint,
  onChange,
}: {
  row: Row;
  problem: string | undefined;
  hint: string | undefined;
  onChange: (use: SourceUse) => void;
}) {
  const { name, header, use } = row;
  return (
    <FormField errorText={problem} constraintText={hint} stretch>
      <SpaceBetween size="xxs">
        <Select
          ariaLabel={`What ${name} becomes`}
          selectedOption={optionOf(use)}
          options={usageOptions}
          expandToViewport
          filteringType="auto"
          filteringAriaLabel="Find"
          onChange={({ detail }) => onChange(chosenUse(detail.selectedOption, header))}
        />
        {use.to === 'tag' && (
          <Input
            ariaLabel={`Tag key for ${name}`}
            placeholder="Tag key"
            value={use.key}
            onChange={({ detail }) => onChange({ to: 'tag', key: detail.value })}
          />
        )}
        {use.to === 'group' && (
          <Input
            ariaLabel={`Prefix of groups for ${name}`}
            placeholder="Prefix, for instance dept-"
            value={use.prefix}
            onChange={({ detail }) => onChange({ to: 'group', prefix: detail.value })}
          />
        )}
      </SpaceBetween>
    </FormField>
  );
}

/** What a column gives that is not in the draft as it is. */
function hintOf({ lot }: Row, mapping: ImportMapping): string | undefined {
  if (lot === 'names') return 'For user names only: it is in no cell of the draft.';
  if (lot !== 'idle') return undefined;
  return hasNameColumn(mapping)
    ? 'Not used: a column has the user names.'
    : 'Not used: the template does not ask for it.';
}

/** Which columns are not in the draft. */
function lotsText(rows: readonly Row[]): string {
  const sentences = [
    lotText(rows, 'names', 'for user names only'),
    lotText(rows, 'idle', 'not used'),
    lotText(rows, 'left', 'not imported'),
  ].filter((text) => text !== '');
  return sentences.length === 0 ? 'All of them are imported.' : sentences.join(' ');
}

function lotText(rows: readonly Row[], lot: ColumnLot, what: string): string {
  const count = rows.filter((row) => row.lot === lot).length;
  if (count === 0) return '';
  return count === 1 ? `One of them is ${what}.` : `${count} of them are ${what}.`;
}

/** The first different texts of a column. */
function samplesOf({ rows }: ReadTable, headerRow: number | null, index: number): string {
  const texts = rows
    .slice(headerRow === null ? 0 : headerRow + 1, 200)
    .map((row) => row[index]?.trim() ?? '')
    .filter((text) => text !== '');
  return [...new Set(texts)]
    .slice(0, 3)
    .map((text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text))
    .join(' · ');
}
