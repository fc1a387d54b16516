import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Autosuggest from '@cloudscape-design/components/autosuggest';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { columns, columnTitles, type Column } from '../../../../shared/drafts/column.ts';
import { FirstField } from '../../../components/first-field.tsx';
import { counted } from './grid-actions.ts';
import type { Suggestions } from './suggestions.ts';

interface SetForRowsProps {
  rowCount: number;
  /** The column that is offered first. */
  column: Column;
  suggestions: (column: Column) => Suggestions;
  onSet: (column: Column, text: string) => void;
  onClose: () => void;
}

/** One value for a column of all selected rows. */
export function SetForRows({ rowCount, column: first, suggestions, onSet, onClose }: SetForRowsProps) {
  const [column, setColumn] = useState(first);
  const [text, setText] = useState('');
  const { options, several } = suggestions(column);
  return (
    <Modal
      visible
      header={`Set for ${counted(rowCount, 'row')}`}
      onDismiss={onClose}
      closeAriaLabel="Close"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" onClick={() => onSet(column, text)}>
              Set
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {/* A value's field would open its suggestions over the dialog. */}
        <FirstField>
          <FormField label="Column">
            <Select
              selectedOption={{ value: column, label: columnTitles[column] }}
              options={columns.map((value) => ({ value, label: columnTitles[value] }))}
              onChange={({ detail }) =>
                setColumn(columns.find((one) => one === detail.selectedOption.value) ?? column)
              }
            />
          </FormField>
        </FirstField>
        <FormField
          label="Value"
          description={`Empty gives back what the batch says.${several ? ' Several values are separated by semicolons.' : ''}`}
        >
          <Autosuggest
            value={text}
            options={options.map((value) => ({ value }))}
            enteredTextLabel={(value) => `Use “${value}”`}
            empty="Nothing is known to offer; any value can be typed."
            virtualScroll
            onChange={({ detail }) => setText(detail.value)}
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
