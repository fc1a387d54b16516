import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { useMemo, useRef, useState } from 'react';
import type { Finding, Severity } from '../../../../shared/plans/finding.ts';
import { focusWhenLost } from '../../../components/focus-when-lost.ts';
import { ExternalLink } from '../../../components/external-link.tsx';
import { FixButton } from '../../../components/fix-button.tsx';
import { ListTable, useList } from '../../../components/list-table.tsx';
import { counted } from './plan-counts.ts';

interface PlanFindingsProps {
  findings: readonly Finding[];
  nameOf: (rowId: string) => string;
  /** Shows the rows of a finding where they are edited. */
  onShowRows: (finding: Finding) => void;
  /** Puts a finding right that has a fix. */
  onFix: (finding: Finding) => void;
}

/** A finding with what tells it from others. */
interface Item {
  id: string;
  finding: Finding;
}

const severities: Record<Severity, { order: number; type: StatusIndicatorProps.Type; text: string }> = {
  error: { order: 0, type: 'error', text: 'Error' },
  warning: { order: 1, type: 'warning', text: 'Warning' },
  advice: { order: 2, type: 'info', text: 'Advice' },
};

const bySeverity: TableProps.ColumnDefinition<Item> = {
  id: 'severity',
  header: 'Severity',
  cell: ({ finding: { severity } }) => (
    <StatusIndicator type={severities[severity].type}>{severities[severity].text}</StatusIndicator>
  ),
  sortingComparator: (a, b) => severities[a.finding.severity].order - severities[b.finding.severity].order,
  width: 120,
};

/** Another finding is another row, also where it comes in the place of one that was put right. */
function idOf({ rule, message, fix }: Finding): string {
  return [rule, message, JSON.stringify(fix?.action)].join('\n');
}

/** What the rules have to say of the plan, the most severe first. */
export function PlanFindings({ findings, nameOf, onShowRows, onFix }: PlanFindingsProps) {
  const items = useMemo(() => findings.map((finding): Item => ({ id: idOf(finding), finding })), [findings]);
  const list = useList(items, {
    searchText: ({ finding: { severity, message, rowIds } }) =>
      `${severities[severity].text} ${message} ${rowIds.length === 1 ? nameOf(rowIds[0] ?? '') : ''}`,
    sortedBy: bySeverity,
    pageSize: 10,
  });
  const [fixed, setFixed] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const fix = (finding: Finding) => {
    setFixed(`${finding.fix?.label ?? ''}: done.`);
    onFix(finding);
    focusWhenLost(place);
  };
  const columns: TableProps.ColumnDefinition<Item>[] = [
    bySeverity,
    {
      id: 'message',
      header: 'Finding',
      cell: ({ finding }) => (
        <SpaceBetween size="xs">
          <div>
            <span className="breakable">{finding.message}</span>{' '}
            {finding.link !== undefined && <ExternalLink href={finding.link}>Learn more</ExternalLink>}
          </div>
          {finding.fix !== undefined && <FixButton label={finding.fix.label} onFix={() => fix(finding)} />}
        </SpaceBetween>
      ),
      isRowHeader: true,
      minWidth: 260,
    },
    {
      id: 'rows',
      header: 'Users',
      cell: ({ finding }) => (
        <Rows rowIds={finding.rowIds} nameOf={nameOf} onShow={() => onShowRows(finding)} />
      ),
      sortingComparator: (a, b) => a.finding.rowIds.length - b.finding.rowIds.length,
      minWidth: 200,
    },
  ];
  return (
    <div ref={place} tabIndex={-1} className="view">
      <LiveRegion hidden>{fixed}</LiveRegion>
      <ListTable
        title="Findings"
        headingLevel="h2"
        list={list}
        count={findings.length}
        columns={columns}
        trackBy={({ id }) => id}
        loading={false}
        loadingText="Looking for problems"
        empty={{ title: 'Nothing found', advice: 'No rule has anything to say of this plan.' }}
        searchLabel="Find findings"
      />
    </div>
  );
}

const mostNames = 3;

interface RowsProps {
  rowIds: readonly string[];
  nameOf: (rowId: string) => string;
  onShow: () => void;
}

function Rows({ rowIds, nameOf, onShow }: RowsProps) {
  if (rowIds.length === 0) return 'The batch as a whole';
  const names = rowIds.slice(0, mostNames).map(nameOf);
  const more = rowIds.length - names.length;
  return (
    <>
      <div>{counted(rowIds.length, 'user')}</div>
      <Box variant="small" display="block">
        <span className="breakable">
          {names.join(' · ')}
          {more > 0 && ` and ${more.toLocaleString('en')} more`}
        </span>
      </Box>
      <Button variant="inline-link" onClick={onShow}>
        Show rows
      </Button>
    </>
  );
}
