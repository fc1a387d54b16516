import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { defaultText } from '../../shared/drafts/cells.ts';
import { columns, columnTitles } from '../../shared/drafts/column.ts';
import type { TemplateSettings } from '../../shared/drafts/template.ts';

/** What a template holds. */
export function TemplateSummary({ settings }: { settings: TemplateSettings }) {
  const { defaults, newGroups, newPolicies } = settings;
  const created = [
    ...newGroups.map(({ name }) => `Group ${name}`),
    ...newPolicies.map(({ name }) => `Policy ${name}`),
  ];
  const value = (text: string) => (
    <Box variant="span">
      <span className="breakable">{text}</span>
    </Box>
  );
  return (
    <KeyValuePairs
      columns={2}
      items={[
        ...columns
          .filter((column) => column !== 'name')
          .map((column) => ({
            label: columnTitles[column],
            value: value(defaultText({ defaults }, column)),
          })),
        {
          label: 'Inline policies',
          value: value(defaults.inlinePolicies.map(({ name }) => name).join('; ') || '(none)'),
        },
        { label: 'Created with it', value: value(created.join('; ') || '(none)') },
      ]}
    />
  );
}
