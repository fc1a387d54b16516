import { isUnknownAccount } from '../accounts/unknown-account.ts';
import type { Snapshot } from '../accounts/snapshot.ts';
import type { Finding } from './finding.ts';

/** The rules that miss something in the account, and so can say nothing of one that was not read. */
const accountRules: ReadonlySet<string> = new Set(['group-missing', 'policy-missing', 'boundary-missing']);

/** The findings that can be relied on: of an account that is not known, those that need no account. */
export function knowable(findings: readonly Finding[], { account }: Snapshot): Finding[] {
  return isUnknownAccount(account) ? findings.filter(({ rule }) => !accountRules.has(rule)) : [...findings];
}
