import Button from '@cloudscape-design/components/button';
import LiveRegion from '@cloudscape-design/components/live-region';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import TextFilter from '@cloudscape-design/components/text-filter';
import { memo, useMemo } from 'react';
import { findingKey, type RowFilter } from '../../../../shared/drafts/row-filter.ts';
import type { Finding } from '../../../../shared/plans/finding.ts';
import { severityWords } from './cell-findings.ts';
import { counted } from './grid-actions.ts';

interface GridFilterProps {
  filter: RowFilter;
  onApply: (filter: RowFilter) => void;
  findings: readonly Finding[];
  shown: number;
  all: number;
  onClear: () => void;
  onFind: () => void;
}

const byFindings = {
  all: { findings: null, label: 'All rows' },
  error: { findings: 'error', label: 'Rows with errors' },
  warning: { findings: 'warning', label: 'Rows with errors or warnings' },
  any: { findings: 'any', label: 'Rows with any finding' },
} as const;

/** Which rows are shown: by what they say and by what there is to say of them. Not drawn anew at every key. */
export const GridFilter = memo(function GridFilter(props: GridFilterProps) {
  const { filter, onApply, findings, shown, all, onClear, onFind } = props;
  const each = useMemo(() => findingOptions(findings), [findings]);
  const general = Object.entries(byFindings).map(([value, { label }]) => ({ value, label }));
  const chosen =
    filter.finding === null
      ? general.find(({ value }) => value === (filter.findings ?? 'all'))
      : (each.find(({ value }) => value === `one ${filter.finding}`) ?? {
          value: `one ${filter.finding}`,
          label: 'One finding, of which no row is left',
        });
  const isFiltered = filter.text !== '' || filter.findings !== null || filter.finding !== null;
  return (
    <div className="table-filters">
      <div className="table-filters__text">
        <TextFilter
          filteringText={filter.text}
          filteringPlaceholder="Filter users"
          filteringAriaLabel="Filter users"
          filteringClearAriaLabel="Clear"
          onChange={({ detail }) => onApply({ ...filter, text: detail.filteringText })}
        />
      </div>
      <div className="table-filters__select--wide">
        <Select
          ariaLabel="Filter by finding"
          // Thousands of rows may have a finding each, and messages are long.
          virtualScroll
          expandToViewport
          selectedOption={chosen ?? null}
          options={[
            { label: 'By severity', options: general },
            ...(each.length > 0 ? [{ label: 'By finding', options: each }] : []),
          ]}
          onChange={({ detail }) => onApply({ ...filter, ...chosenFindings(detail.selectedOption.value) })}
        />
      </div>
      <Button onClick={onFind}>Find and replace</Button>
      {isFiltered && (
        <>
          <Button
            iconName="refresh"
            ariaLabel="Filter again: rows that were put right leave"
            onClick={() => onApply(filter)}
          />
          <Button variant="link" onClick={onClear}>
            Clear filters
          </Button>
        </>
      )}
      <LiveRegion>{isFiltered && `${shown.toLocaleString('en')} of ${counted(all, 'user')}`}</LiveRegion>
    </div>
  );
});

function chosenFindings(value = 'all'): Pick<RowFilter, 'findings' | 'finding'> {
  if (value.startsWith('one ')) return { findings: null, finding: value.slice('one '.length) };
  const general = Object.entries(byFindings).find(([id]) => id === value);
  return { findings: general?.[1].findings ?? null, finding: null };
}

/** One option for each finding that is about rows, with how many. */
function findingOptions(findings: readonly Finding[]): SelectProps.Option[] {
  return findings
    .filter(({ rowIds }) => rowIds.length > 0)
    .map((finding) => ({
      value: `one ${findingKey(finding)}`,
      label: finding.message,
      description: `${severityWords[finding.severity]}, ${counted(finding.rowIds.length, 'row')}`,
    }));
}
