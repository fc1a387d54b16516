import type { userCredentialsCalls } from '../../shared/calls/user-credentials.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import type { CredentialsOfUsers } from '../user-credentials/user-credentials.ts';

/** The credentials of users who exist already. */
export function userCredentialsServices({
  credentialsOfUsers,
}: {
  credentialsOfUsers: CredentialsOfUsers;
}): ServicesOf<typeof userCredentialsCalls> {
  return {
    'users.credentials': ({ userName }) => credentialsOfUsers.read(userName),
    'users.disableSignIn': async (input) => {
      await credentialsOfUsers.disableSignIn(input);
      return null;
    },
    'users.setAccessKeyStatus': async (input) => {
      await credentialsOfUsers.setAccessKeyStatus(input);
      return null;
    },
    'users.deleteAccessKey': async (input) => {
      await credentialsOfUsers.deleteAccessKey(input);
      return null;
    },
  };
}
