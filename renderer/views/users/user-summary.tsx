import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { UserDetails } from '../../../shared/accounts/user-details.ts';
import { errorOf } from '../../api.ts';
import { ArnText } from '../../components/arn-text.tsx';
import { dateText } from '../../components/date-text.ts';
import { useDetails } from '../../kept-reading.ts';
import { lastActivity } from './user-rows.ts';

/** Who a user is, and when it was last active. */
export function UserSummary({ user }: { user: UserDetails }) {
  return (
    <Container>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'ARN', value: <ArnText arn={user.arn} /> },
          { label: 'Path', value: <span className="breakable">{user.path}</span> },
          { label: 'User ID', value: <span className="breakable">{user.id}</span> },
          { label: 'Created', value: dateText(user.createdAt) },
          {
            label: 'Password last used',
            value: user.passwordLastUsedAt === null ? 'Never' : dateText(user.passwordLastUsedAt),
          },
          { label: 'Last activity', value: <LastActivity user={user} /> },
        ]}
      />
    </Container>
  );
}

/** The last sign-in or use of a key; what may not be read is said. */
function LastActivity({ user }: { user: UserDetails }) {
  const { data, error, isFetching } = useDetails('users.credentialFacts', { userNames: [user.name] });
  if (data === undefined && isFetching) return <StatusIndicator type="loading">Reading</StatusIndicator>;
  const facts = data?.facts[user.name];
  const moment = lastActivity(user.passwordLastUsedAt, facts);
  const text = moment === null ? 'Never' : dateText(moment);
  if (error !== null) return `Not known: ${errorOf(error).message}`;
  if (facts?.accessKeys != null) return text;
  return `${moment === null ? 'Not known' : text}, without access keys: ${data?.missingPermissions.join(', ') ?? ''} is missing`;
}
