import type { mfaCalls } from '../../shared/calls/mfa.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import type { Accounts } from '../iam/accounts.ts';
import type { Devices } from '../mfa/devices.ts';
import type { Enrolments } from '../mfa/enrolments.ts';
import type { Profiles } from '../profiles/profiles.ts';

/** MFA devices. */
export function mfaServices({
  enrolments,
  devices,
  profiles,
  accounts,
}: {
  enrolments: Enrolments;
  devices: Devices;
  profiles: Profiles;
  accounts: Accounts;
}): ServicesOf<typeof mfaCalls> {
  return {
    'mfa.begin': (input) => enrolments.begin(input),
    'mfa.reveal': (input) => enrolments.reveal(input),
    'mfa.copySecretKey': async (input) => {
      await enrolments.copySecretKey(input);
      return null;
    },
    'mfa.confirm': async (input) => {
      const confirmed = await enrolments.confirm(input);
      // The list of users tells who has MFA.
      accounts.forget((await profiles.connection()).identity.account);
      return confirmed;
    },
    'mfa.cancel': async (input) => {
      await enrolments.cancel(input);
      return null;
    },
    'mfa.devices': (input) => devices.ofUser(input),
    'mfa.resync': async (input) => {
      await devices.resync(input);
      return null;
    },
    'mfa.remove': async (input) => {
      const removal = await devices.remove(input);
      accounts.forget(input.account);
      return removal;
    },
    'mfa.accountDevices': (input) => devices.ofAccount(input),
    'mfa.deleteUnassigned': async (input) => {
      await devices.deleteUnassigned(input);
      return null;
    },
  };
}
