import Header from '@cloudscape-design/components/header';

/** The user's console sign-in, access keys and MFA devices: what the tab “Security credentials” shows. */
export function SecurityCredentials() {
  return <Header variant="h2">Security credentials</Header>;
}
