import { noSuchEntity } from './errors.ts';
import { accountId } from './identifiers.ts';
import { read, write } from './operation.ts';
import { flag, optional, withDefault, wholeNumber } from './parameters.ts';
import type { PasswordPolicy, ReadableState } from './state.ts';

function presentPolicy(state: ReadableState): PasswordPolicy {
  const policy = state.settings.passwordPolicy;
  if (policy === undefined) {
    throw noSuchEntity(`The Password Policy with domain name ${accountId} cannot be found.`);
  }
  return policy;
}

const off = withDefault(flag, false);

/** The operations on the account's password policy. */
export const passwordPolicyOperations = {
  GetAccountPasswordPolicy: read({}, (_input, { state }) => {
    const policy = presentPolicy(state);
    return {
      PasswordPolicy: {
        MinimumPasswordLength: policy.minimumLength,
        RequireSymbols: policy.symbols,
        RequireNumbers: policy.numbers,
        RequireUppercaseCharacters: policy.uppercase,
        RequireLowercaseCharacters: policy.lowercase,
        AllowUsersToChangePassword: policy.usersMayChange,
        ExpirePasswords: policy.maxAgeDays !== undefined,
        MaxPasswordAge: policy.maxAgeDays,
        PasswordReusePrevention: policy.reusePrevention,
        HardExpiry: policy.hardExpiry,
      },
    };
  }),

  // No partial update: what is left out falls back to its default (API/UpdateAccountPasswordPolicy).
  UpdateAccountPasswordPolicy: write(
    {
      MinimumPasswordLength: withDefault(wholeNumber({ min: 6, max: 128 }), 6),
      RequireSymbols: off,
      RequireNumbers: off,
      RequireUppercaseCharacters: off,
      RequireLowercaseCharacters: off,
      AllowUsersToChangePassword: off,
      MaxPasswordAge: optional(wholeNumber({ min: 1, max: 1095 })),
      PasswordReusePrevention: optional(wholeNumber({ min: 1, max: 24 })),
      HardExpiry: optional(flag),
    },
    (input, { state, now }) => {
      const passwordPolicy: PasswordPolicy = {
        minimumLength: input.MinimumPasswordLength,
        symbols: input.RequireSymbols,
        numbers: input.RequireNumbers,
        uppercase: input.RequireUppercaseCharacters,
        lowercase: input.RequireLowercaseCharacters,
        usersMayChange: input.AllowUsersToChangePassword,
        maxAgeDays: input.MaxPasswordAge,
        reusePrevention: input.PasswordReusePrevention,
        hardExpiry: input.HardExpiry,
      };
      state.setSettings({ ...state.settings, passwordPolicy }, now);
      return undefined;
    },
  ),

  DeleteAccountPasswordPolicy: write({}, (_input, { state, now }) => {
    presentPolicy(state);
    state.setSettings({ ...state.settings, passwordPolicy: undefined }, now);
    return undefined;
  }),
};
