import type { TableProps } from '@cloudscape-design/components/table';
import { policyType } from '../../../shared/accounts/policy-type.ts';
import type { UserDetails } from '../../../shared/accounts/user-details.ts';
import { ViewLink } from '../../components/view-link.tsx';

/** A policy that a user has, and by which way. */
interface UserPolicy {
  key: string;
  name: string;
  /** `null`: inline. */
  arn: string | null;
  /** The group that it comes by; `null`: directly. */
  from: string | null;
}

/** A user's policies, own and by groups; one that comes by two ways is there twice. */
export function policiesOf({ permissions, groupPolicies }: UserDetails): UserPolicy[] {
  const rows: Omit<UserPolicy, 'key'>[] = [
    ...permissions.attachedPolicies.map((policy) => ({ ...policy, from: null })),
    ...permissions.inlinePolicies.map(({ name }) => ({ name, arn: null, from: null })),
    ...groupPolicies.flatMap(({ group, attachedPolicies, inlinePolicies }) => [
      ...attachedPolicies.map((policy) => ({ ...policy, from: group })),
      ...inlinePolicies.map((name) => ({ name, arn: null, from: group })),
    ]),
  ];
  return rows.map((row) => ({ ...row, key: `${row.from ?? ''} ${row.arn ?? row.name}` }));
}

export const byPolicyName: TableProps.ColumnDefinition<UserPolicy> = {
  id: 'name',
  header: 'Policy name',
  cell: ({ name, arn }) =>
    arn === null ? (
      <span className="breakable">{name}</span>
    ) : (
      <ViewLink to={{ name: 'policy', arn }}>{name}</ViewLink>
    ),
  sortingField: 'name',
  isRowHeader: true,
};

export const policyColumns: TableProps.ColumnDefinition<UserPolicy>[] = [
  byPolicyName,
  { id: 'type', header: 'Type', cell: ({ arn }) => typeOf(arn), width: 190 },
  {
    id: 'from',
    header: 'Attached via',
    cell: ({ from }) =>
      from === null ? 'Directly' : <ViewLink to={{ name: 'group', groupName: from }}>{from}</ViewLink>,
    sortingComparator: (one, other) => (one.from ?? '').localeCompare(other.from ?? ''),
  },
];

function typeOf(arn: string | null): string {
  return arn === null ? 'Inline' : policyType(arn);
}
