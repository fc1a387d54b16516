import { catalogueOf } from '../../../electron/practice/catalogue.ts';
import { PracticeAccount } from '../../../electron/practice/practice-account.ts';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import { Profiles, type ProfilesOptions } from '../../../electron/profiles/profiles.ts';
import { Failure, type GatehouseError } from '../../../shared/errors.ts';

/** Profiles over an empty practice account and no AWS files but those of `env`; the remembered choice is in `kept`. */
export function profilesOf(options: Partial<ProfilesOptions> = {}): {
  profiles: Profiles;
  kept: { id?: string };
} {
  const kept: { id?: string } = {};
  const account = new PracticeAccount({ catalogue: catalogueOf([]) });
  const profiles = new Profiles({
    practice: () => Promise.resolve({ requestHandler: practiceRequestHandler(account) }),
    env: {},
    homedir: '/nonexistent',
    preview: false,
    remembered: { read: () => kept.id, write: (id) => (kept.id = id) },
    ...options,
  });
  return { profiles, kept };
}

/** The error of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<GatehouseError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Failure) return error.error;
    throw error;
  }
  throw new Error('The call did not fail.');
}
