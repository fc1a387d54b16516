import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAccountText } from '../../kept-reading.ts';
import { useNavigation } from '../../navigation.ts';
import { UserMfa } from '../mfa/user-mfa.tsx';
import { UserCredentials } from '../user-credentials/user-credentials.tsx';

/** The user's console sign-in, access keys and MFA devices: what the tab “Security credentials” shows. */
export function SecurityCredentials({ userName }: { userName: string }) {
  const { openRun } = useNavigation();
  // What was done and asked in one account is nothing of another's user of the same name.
  const account = useAccountText();
  return (
    <SpaceBetween key={account} size="l">
      <UserCredentials userName={userName} onOpenRun={openRun} />
      <UserMfa userName={userName} />
    </SpaceBetween>
  );
}
