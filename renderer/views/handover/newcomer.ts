import { chosenSignInUrl, type SignInBy } from '../../../shared/handover/sign-in-by.ts';
import type { Newcomer } from '../../../shared/handover/sign-in-instructions.ts';
import type { RunHeader, RunRow } from '../../../shared/runs/run.ts';

/** What a user has to know to sign in for the first time. */
export function newcomerOf(
  { account, alias, purpose }: RunHeader,
  { userName, passwordReset, mfaSerial }: RunRow,
  signInBy: SignInBy,
): Newcomer {
  return {
    account,
    signInUrl: chosenSignInUrl(account, alias, signInBy),
    userName,
    passwordReset,
    // A user who was there before may have a device that was not assigned from here.
    mfaAssigned: mfaSerial !== undefined ? true : purpose === undefined ? false : null,
  };
}
