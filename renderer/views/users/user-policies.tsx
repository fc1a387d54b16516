import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { UserDetails } from '../../../shared/accounts/user-details.ts';
import { InlinePolicies } from '../../components/inline-policies.tsx';
import { ListTable, useList } from '../../components/list-table.tsx';
import { policyName } from '../../components/policy-name.ts';
import { ViewLink } from '../../components/view-link.tsx';
import { byPolicyName, policiesOf, policyColumns } from './user-policy-rows.tsx';

/** All policies of a user with where each comes from, its inline policies and its permissions boundary. */
export function UserPolicies({ user }: { user: UserDetails }) {
  const { boundaryArn, inlinePolicies } = user.permissions;
  const policies = policiesOf(user);
  const list = useList(policies, {
    searchText: ({ name, from }) => `${name} ${from ?? 'Directly'}`,
    sortedBy: byPolicyName,
    pageSize: 20,
  });
  return (
    <SpaceBetween size="l">
      <ListTable
        title="Permissions policies"
        headingLevel="h2"
        description="Attached to the user, or given by a group."
        list={list}
        count={policies.length}
        columns={policyColumns}
        trackBy={({ key }) => key}
        loading={false}
        loadingText=""
        empty={{
          title: 'No policies',
          advice: 'Neither the user nor a group of it has a policy: the user may do nothing but sign in.',
        }}
        searchLabel="Find policies by name or group"
      />
      <InlinePolicies policies={inlinePolicies} holder="user" />
      <Container
        header={
          <Header
            variant="h2"
            description="The most that the user can be allowed, whatever the policies say."
          >
            Permissions boundary
          </Header>
        }
      >
        {boundaryArn === null ? (
          <Box color="text-body-secondary">No permissions boundary is set.</Box>
        ) : (
          <ViewLink to={{ name: 'policy', arn: boundaryArn }}>{policyName(boundaryArn)}</ViewLink>
        )}
      </Container>
    </SpaceBetween>
  );
}
