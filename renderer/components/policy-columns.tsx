import type { SelectProps } from '@cloudscape-design/components/select';
import type { TableProps } from '@cloudscape-design/components/table';
import type { ManagedPolicy } from '../../shared/accounts/snapshot.ts';

/** The types of managed policies to filter by. */
export const policyTypeOptions = [
  { value: 'all', label: 'All types' },
  { value: 'AWS managed', label: 'AWS managed' },
  { value: 'Customer managed', label: 'Customer managed' },
] as const satisfies SelectProps.Option[];

/** The columns that every table of managed policies has beside the name. */
export const policyColumns: TableProps.ColumnDefinition<ManagedPolicy>[] = [
  { id: 'type', header: 'Type', cell: ({ type }) => type, sortingField: 'type', width: 190 },
  {
    id: 'attached',
    header: 'Attached entities',
    cell: ({ attachmentCount }) => attachmentCount,
    sortingField: 'attachmentCount',
    width: 190,
  },
];
