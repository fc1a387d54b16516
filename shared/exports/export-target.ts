import { accountKeyText, type AccountKey } from '../accounts/account-key.ts';
import type { Identity } from '../accounts/identity.ts';
import { practiceProfileId } from '../accounts/profile.ts';
import { partitionFacts } from '../rules/partitions.ts';

/** Where an exported plan is for. */
export interface ExportTarget {
  account: AccountKey;
  region: string;
  /** The profile of the shared AWS files to act as; without one a script acts as its environment says. */
  profileName?: string;
}

/** Where a plan for an account is for: as the profile in use where that is in the account, else as whoever runs it. */
export function exportTarget(account: AccountKey, inUse: Identity | undefined): ExportTarget {
  if (inUse === undefined || accountKeyText(inUse.account) !== accountKeyText(account))
    return { account, region: partitionFacts(account.partition).iamRegion };
  const { region, profileId, profileName } = inUse;
  return { account, region, ...(profileId === practiceProfileId ? {} : { profileName }) };
}
