import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { memo } from 'react';
import { gridKeys } from './key-names.ts';

/** The grid's keys, to look up. */
export const KeyboardHelp = memo(function KeyboardHelp() {
  return (
    <ExpandableSection headerText="Keys of the grid">
      <dl className="draft-grid__keys">
        {gridKeys.map(([names, does]) => (
          <div key={names}>
            <dt>
              <Box variant="strong">{names}</Box>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </ExpandableSection>
  );
});
