import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CredentialAction } from '../../../shared/user-credentials/credentials-purpose.ts';
import type { UserCredentials } from '../../../shared/user-credentials/user-credentials.ts';
import { ExternalLink } from '../../components/external-link.tsx';

/** What giving a user a credential does to the user, before it is done. */
export function Effects({ action, user }: { action: CredentialAction; user: UserCredentials }) {
  const { userName, isCaller, accessKeys } = user;
  switch (action) {
    case 'enable-sign-in':
      return (
        <div className="question">
          <ul>
            <li>{userName} can sign in to the console with the new password and the sign-in URL.</li>
            <li>Permissions and access keys stay as they are. Assign an MFA device afterwards.</li>
          </ul>
        </div>
      );
    case 'reset-password':
      return (
        <SpaceBetween size="m">
          {isCaller && (
            <Alert type="warning" header="This user is you">
              You need the new password for your own next sign-in.
            </Alert>
          )}
          <div className="question">
            <ul>
              <li>The old password stops working at once, and cannot be brought back.</li>
              <li>A console session that is open goes on to its end; access keys and MFA devices stay.</li>
            </ul>
          </div>
        </SpaceBetween>
      );
    case 'create-access-key':
      return (
        <div className="question">
          <ul>
            <li>Whoever has the new key and its secret can do everything that {userName} may do.</li>
            <li>
              {accessKeys.length === 0
                ? 'Prefer temporary credentials where they can be had: roles for workloads, IAM Identity Center for people.'
                : 'It is the second key, and AWS allows no more. To rotate: use the new key wherever the old one is used and test it, deactivate the old key, then delete it.'}{' '}
              <ExternalLink href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html">
                Managing access keys
              </ExternalLink>
            </li>
          </ul>
        </div>
      );
  }
}
