import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { OpenedTable, ReadChoices } from '../../../../shared/imports/imported-table.ts';
import {
  delimiterNames,
  delimiterSchema,
  encodingNames,
  encodingSchema,
} from '../../../../shared/imports/text-format.ts';
import { rowsText } from './rows-text.ts';

interface FileFactsProps {
  opened: OpenedTable;
  headerRow: number | null;
  busy: boolean;
  onChoose: () => void;
  onRead: (choices: ReadChoices) => void;
  onHeaderRow: (headerRow: number | null) => void;
}

interface ChoiceProps {
  value: string;
  options: SelectProps.Option[];
  onChoose: (value: string) => void;
}

/** One thing that was found out. */
interface Fact {
  label: string;
  description: string;
  colspan: Record<'default' | 'xxs' | 'xs', number>;
  choice: ChoiceProps;
}

/** Room for the longest name of an encoding in the smallest window. */
const wide = { default: 12, xxs: 7, xs: 5 };

/** How many rows can be said to be the header. */
const headerChoices = 20;

/** What was found out about the file, each of it to be corrected. */
export function FileFacts({ opened, headerRow, busy, onChoose, onRead, onHeaderRow }: FileFactsProps) {
  const { fileName, table } = opened;
  const { encoding, delimiter, sheet, sheets, rows, notes } = table;
  const headers: SelectProps.Option[] = [
    { value: 'none', label: 'None' },
    ...rows.slice(0, headerChoices).map((row, index) => ({
      value: String(index),
      label: `Row ${index + 1}`,
      description: row
        .filter((cell) => cell.trim() !== '')
        .slice(0, 4)
        .join(' · ')
        .slice(0, 80),
    })),
  ];
  const facts: Fact[] = [
    ...(encoding === null
      ? []
      : [
          {
            label: 'Encoding',
            description: 'Change it where letters look wrong.',
            colspan: wide,
            choice: {
              value: encoding,
              options: encodingSchema.options.map((value) => ({ value, label: encodingNames[value] })),
              onChoose: (value: string) => onRead({ encoding: encodingSchema.parse(value) }),
            },
          },
        ]),
    ...(delimiter === null
      ? []
      : [
          {
            label: 'Delimiter',
            description: 'What stands between the cells.',
            colspan: { default: 12, xxs: 5, xs: 3 },
            choice: {
              value: delimiter,
              options: delimiterSchema.options.map((value) => ({ value, label: delimiterNames[value] })),
              onChoose: (value: string) => onRead({ delimiter: delimiterSchema.parse(value) }),
            },
          },
        ]),
    ...(sheet === null
      ? []
      : [
          {
            label: 'Sheet',
            description: 'One is imported at a time.',
            colspan: wide,
            choice: {
              value: sheet,
              options: sheets.map((value) => ({ value, label: value })),
              onChoose: (value: string) => onRead({ sheet: value }),
            },
          },
        ]),
    {
      label: 'Header row',
      description: 'Rows above it are left out.',
      colspan: { default: 12, xxs: 5, xs: 4 },
      choice: {
        value: headerRow === null ? 'none' : String(headerRow),
        options: headers,
        onChoose: (value) => onHeaderRow(value === 'none' ? null : Number(value)),
      },
    },
  ];
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={<span className="breakable">{`${fileName}, ${rowsText(rows.length)}`}</span>}
          actions={
            <Button iconName="upload" loading={busy} onClick={onChoose}>
              Choose another file
            </Button>
          }
        >
          File
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Grid gridDefinition={facts.map(({ colspan }) => ({ colspan }))}>
          {facts.map(({ label, description, choice }) => (
            <FormField key={label} label={label} description={description}>
              <Choice {...choice} />
            </FormField>
          ))}
        </Grid>
        {notes.length > 0 && (
          <Alert type="info">
            {notes.map((note) => (
              <div key={note}>{note}</div>
            ))}
          </Alert>
        )}
      </SpaceBetween>
    </Container>
  );
}

function Choice({ value, options, onChoose }: ChoiceProps) {
  return (
    <Select
      selectedOption={options.find((option) => option.value === value) ?? null}
      options={options}
      onChange={({ detail }) => {
        if (detail.selectedOption.value !== undefined) onChoose(detail.selectedOption.value);
      }}
    />
  );
}
