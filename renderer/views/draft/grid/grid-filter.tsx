import Button from '@cloudscape-design/components/button';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import TextFilter from '@cloudscape-design/components/text-filter';
import { memo, useMemo } from 'react';
import { everyRow, type RowFilter } from '../../../../shared/drafts/row-filter.ts';
import type { Finding } from '../../../../shared/plans/finding.ts';
import { severityWords } from './cell-findings.ts';
import { counted } from './grid-actions.ts';

interface GridFilterProps {
  filter: RowFilter;
  onApply: (filter: RowFilter) => void;
  findings: readonly Finding[];
  shown: number;
  all: number;
}

const byFindings = {
  all: { findings: null, label: 'All rows' },
  error: { findings: 'error', label: 'Rows with errors' },
  warning: { findings: 'warning', label: 'Rows with errors or warnings' },
  any: { findings: 'any', label: 'Rows with any finding' },
} as const;

/** Which rows are shown: by what they say and by what there is to say of them. Not drawn anew at every key. */
export const GridFilter = memo(function GridFilter(props: GridFilterProps) {
  const { filter, onApply, findings, shown, all } = props;
  const rules = useMemo(() => ruleOptions(findings), [findings]);
  const general = Object.entries(byFindings).map(([value, { label }]) => ({ value, label }));
  const chosen =
    filter.rule === null
      ? general.find(({ value }) => value === (filter.findings ?? 'all'))
      : (rules.find(({ value }) => value === `rule ${filter.rule}`) ?? {
          value: `rule ${filter.rule}`,
          label: 'One finding, of which no row is left',
        });
  const isFiltered = filter.text !== '' || filter.findings !== null || filter.rule !== null;
  return (
    <div className="table-filters">
      <div className="table-filters__text">
        <TextFilter
          filteringText={filter.text}
          filteringPlaceholder="Filter users"
          filteringAriaLabel="Filter users"
          filteringClearAriaLabel="Clear"
          countText={isFiltered ? `${shown.toLocaleString('en')} of ${counted(all, 'user')}` : ''}
          onChange={({ detail }) => onApply({ ...filter, text: detail.filteringText })}
        />
      </div>
      <div className="table-filters__select">
        <Select
          ariaLabel="Filter by finding"
          selectedOption={chosen ?? null}
          options={[
            { label: 'By severity', options: general },
            ...(rules.length > 0 ? [{ label: 'By finding', options: rules }] : []),
          ]}
          onChange={({ detail }) => onApply({ ...filter, ...chosenFindings(detail.selectedOption.value) })}
        />
      </div>
      {isFiltered && (
        <>
          <Button
            iconName="refresh"
            ariaLabel="Filter again: rows that were put right leave"
            onClick={() => onApply(filter)}
          />
          <Button variant="link" onClick={() => onApply(everyRow)}>
            Clear filters
          </Button>
        </>
      )}
    </div>
  );
});

function chosenFindings(value = 'all'): Pick<RowFilter, 'findings' | 'rule'> {
  if (value.startsWith('rule ')) return { findings: null, rule: value.slice('rule '.length) };
  const general = Object.entries(byFindings).find(([id]) => id === value);
  return { findings: general?.[1].findings ?? null, rule: null };
}

/** One option for each rule that complains of rows, with how many. */
function ruleOptions(findings: readonly Finding[]): SelectProps.Option[] {
  const ofRows = findings.filter(({ rowIds }) => rowIds.length > 0);
  return [...Map.groupBy(ofRows, ({ rule }) => rule)].map(([rule, ofRule]) => {
    const rows = new Set(ofRule.flatMap(({ rowIds }) => rowIds)).size;
    const [first] = ofRule;
    return {
      value: `rule ${rule}`,
      label: first?.message ?? rule,
      ...(first && { description: `${severityWords[first.severity]}, ${counted(rows, 'row')}` }),
    };
  });
}
