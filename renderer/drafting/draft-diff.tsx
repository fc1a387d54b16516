import type { TableProps } from '@cloudscape-design/components/table';
import { useMemo } from 'react';
import type { Draft } from '../../shared/drafts/draft.ts';
import {
  changesText,
  draftChanges,
  type DraftChanges,
  type UserChange,
} from '../../shared/drafts/draft-changes.ts';
import { ListTable, useList } from '../components/list-table.tsx';

/** One line of the table: one thing of one user or of the batch. */
interface Line {
  id: string;
  /** Keeps the lines in the order of the drafts. */
  place: number;
  whose: string;
  what: string;
  before: string;
  after: string;
}

interface DraftDiffProps {
  /** How each side is called, for instance “Nov 23, 2026, 4:05 PM” and “Now”. */
  titles: { before: string; after: string };
  /** How each side is called within “Only in …”, where neither came from the other: then nobody was added or removed. */
  sides?: { before: string; after: string };
  before: Draft;
  after: Draft;
}

type Words = Record<UserChange['kind'], string>;
type Sides = DraftDiffProps['sides'];

function lineWords(sides: Sides): Words {
  return sides === undefined
    ? { added: 'User added', removed: 'User removed', changed: 'User moved' }
    : {
        added: `Only in ${sides.after}`,
        removed: `Only in ${sides.before}`,
        changed: 'In another place',
      };
}

function textWords(sides: Sides): Words | undefined {
  return (
    sides && { added: `only in ${sides.after}`, removed: `only in ${sides.before}`, changed: 'different' }
  );
}

/** What differs between two states of a draft: first the batch, then user by user; fast with thousands of users. */
export function DraftDiff({ titles, sides, before, after }: DraftDiffProps) {
  const changes = useMemo(() => draftChanges(before, after), [before, after]);
  const lines = useMemo(() => linesOf(changes, lineWords(sides)), [changes, sides]);
  const columns = columnsOf(titles);
  const list = useList(lines, {
    searchText: (line) => `${line.whose} ${line.what} ${line.before} ${line.after}`,
    sortedBy: byPlace,
    pageSize: 20,
  });
  return (
    <ListTable
      title="Changes"
      headingLevel="h3"
      description={changesText(changes, textWords(sides))}
      list={list}
      count={lines.length}
      columns={columns}
      trackBy={({ id }) => id}
      loading={false}
      loadingText="Comparing"
      empty={{ title: 'No differences', advice: 'Both are the same.' }}
      searchLabel="Find changes"
    />
  );
}

const byPlace: TableProps.ColumnDefinition<Line> = {
  id: 'whose',
  header: 'User',
  cell: ({ whose }) => <span className="breakable">{whose}</span>,
  sortingField: 'place',
  isRowHeader: true,
  minWidth: 140,
};

function columnsOf(titles: DraftDiffProps['titles']): TableProps.ColumnDefinition<Line>[] {
  return [
    byPlace,
    { id: 'what', header: 'What', cell: ({ what }) => what, sortingField: 'what', minWidth: 120 },
    { id: 'before', header: titles.before, cell: (line) => <Value text={line.before} />, minWidth: 160 },
    { id: 'after', header: titles.after, cell: (line) => <Value text={line.after} />, minWidth: 160 },
  ];
}

const shownCharacters = 300;

function Value({ text }: { text: string }) {
  const shown = text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
  return <span className="breakable">{shown === '' ? '–' : shown}</span>;
}

/** Whether a user is on one side, where not on both. */
function presence(kind: UserChange['kind'], absentWhen: 'added' | 'removed'): string {
  if (kind === 'changed') return '';
  return kind === absentWhen ? 'Not there' : 'There';
}

function linesOf({ batch, users }: DraftChanges, words: Words): Line[] {
  const ofBatch = batch.map(({ field, ...texts }) => ({ whose: 'All users', what: field, ...texts }));
  const ofUsers = users.flatMap((user) => {
    const { name, kind, moved, fields } = user;
    const own = kind !== 'changed' || moved;
    const head = {
      whose: name,
      what: words[kind],
      before: presence(kind, 'added'),
      after: presence(kind, 'removed'),
    };
    return [
      ...(own ? [head] : []),
      ...fields.map(({ field, ...texts }) => ({ whose: name, what: field, ...texts })),
    ];
  });
  return [...ofBatch, ...ofUsers].map((line, place) => ({ ...line, id: String(place), place }));
}
