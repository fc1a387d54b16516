import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { UserCredentials } from '../../../shared/user-credentials/user-credentials.ts';
import { dateText } from '../../components/date-text.ts';
import { useIdentity } from '../../queries.ts';

interface ConsoleSignInProps {
  user: UserCredentials;
  onEnable: () => void;
  onReset: () => void;
  onDisable: () => void;
}

/** Whether and how a user signs in to the console, and what can be done about it. */
export function ConsoleSignIn({ user, onEnable, onReset, onDisable }: ConsoleSignInProps) {
  const { userName, signIn, passwordLastUsed } = user;
  const { data: identity } = useIdentity();
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            signIn === null ? (
              <Button onClick={onEnable}>Enable console access</Button>
            ) : (
              <SpaceBetween direction="horizontal" size="xs">
                <Button onClick={onDisable}>Disable console access</Button>
                <Button onClick={onReset}>Reset password</Button>
              </SpaceBetween>
            )
          }
        >
          Console sign-in
        </Header>
      }
    >
      <KeyValuePairs
        columns={2}
        minColumnWidth={180}
        items={[
          {
            label: 'Console access',
            value:
              signIn === null ? (
                <StatusIndicator type="stopped">Disabled</StatusIndicator>
              ) : (
                <StatusIndicator type="success">Enabled</StatusIndicator>
              ),
          },
          {
            label: 'Console password',
            value: signIn === null ? `${userName} has none.` : passwordText(signIn),
          },
          {
            label: 'Last console sign-in',
            value: passwordLastUsed === null ? 'Never' : dateText(passwordLastUsed),
          },
          {
            label: 'Console sign-in link',
            value: <span className="breakable">{identity?.signInUrl ?? ''}</span>,
          },
        ]}
      />
    </Container>
  );
}

function passwordText({ createdAt, resetRequired }: NonNullable<UserCredentials['signIn']>): string {
  const made = `Created ${dateText(createdAt)}`;
  return resetRequired ? `${made}; a new password must be created at the next sign-in` : made;
}
