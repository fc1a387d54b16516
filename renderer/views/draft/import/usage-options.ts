import type { SelectProps } from '@cloudscape-design/components/select';
import { columns, type Column } from '../../../../shared/drafts/column.ts';
import { tagKey } from '../../../../shared/imports/known-headers.ts';
import { nameOfUse } from '../../../../shared/imports/mapping-problems.ts';
import type { PersonPart, SourceUse } from '../../../../shared/imports/source-use.ts';

const people: readonly PersonPart[] = ['first-name', 'last-name', 'full-name', 'email'];

const hints: Partial<Record<Column, string>> = {
  access: 'Console, Access key, or both',
  password: 'How it comes about, never the password',
  groups: 'Several: separated by semicolons',
  policies: 'Names or ARNs, separated by semicolons',
  tags: 'key=value; key=value',
};

/** What a column can be used for, as options; a use's own settings are not in them. */
export const usageOptions: SelectProps.Options = [
  optionOf({ to: 'nothing' }),
  {
    label: 'To make user names of',
    options: people.map((to) => optionOf({ to })),
  },
  {
    label: 'Columns of the draft',
    options: columns.map((column) => optionOf({ to: 'column', column }, hints[column])),
  },
  {
    label: 'From each value',
    options: [
      optionOf({ to: 'group', prefix: '' }, 'Human Resources becomes Human-Resources'),
      optionOf({ to: 'tag', key: '' }, 'With a key for the column'),
    ],
  },
];

/** A use's option. */
export function optionOf(use: SourceUse, description?: string): SelectProps.Option {
  const bare: SourceUse = use.to === 'tag' ? { to: 'tag', key: '' } : use;
  return {
    value: use.to === 'column' ? `column ${use.column}` : use.to,
    label: nameOfUse(bare),
    ...(description === undefined ? {} : { description }),
  };
}

/** The use that an option stands for, of a column with this header. */
export function chosenUse(option: SelectProps.Option, header: string): SourceUse {
  const column = columns.find((one) => option.value === `column ${one}`);
  if (column !== undefined) return { to: 'column', column };
  const person = people.find((one) => one === option.value);
  if (person !== undefined) return { to: person };
  if (option.value === 'group') return { to: 'group', prefix: '' };
  return option.value === 'tag' ? { to: 'tag', key: tagKey(header) } : { to: 'nothing' };
}
