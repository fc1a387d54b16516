import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { DetailsPage } from '../../components/details-page.tsx';
import { TagsTable } from '../../components/tags-table.tsx';
import { useDetails } from '../../kept-reading.ts';
import { SecurityCredentials } from './security-credentials.tsx';
import { UserGroups } from './user-groups.tsx';
import { UserPolicies } from './user-policies.tsx';
import { UserSummary } from './user-summary.tsx';

/** A user's page: who it is, what it may do and from where, its groups, tags and credentials. */
export function UserView({ userName }: { userName: string }) {
  const query = useDetails('users.read', { userName });
  return (
    <DetailsPage name={userName} kind="user" query={query}>
      {(user) => (
        <SpaceBetween size="l">
          <UserSummary user={user} />
          <Tabs
            ariaLabel="User"
            tabs={[
              { id: 'permissions', label: 'Permissions', content: <UserPolicies user={user} /> },
              { id: 'groups', label: 'Groups', content: <UserGroups user={user} /> },
              { id: 'tags', label: 'Tags', content: <TagsTable tags={user.tags} holder="user" /> },
              {
                id: 'credentials',
                label: 'Security credentials',
                content: <SecurityCredentials userName={userName} />,
              },
            ]}
          />
        </SpaceBetween>
      )}
    </DetailsPage>
  );
}
