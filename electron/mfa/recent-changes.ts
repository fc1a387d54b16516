import { accountKeyText, type AccountKey } from '../../shared/accounts/account-key.ts';

/** What became of a device here. */
type Fate = { kind: 'deleted' } | { kind: 'unassigned' } | { kind: 'user'; userName: string; at: string };

/** Longer than IAM's reads were ever seen to lag behind its writes. */
const keptMs = 60_000;

/** What was done to MFA devices from here in the last minute, which AWS's reads may not show yet. */
export class RecentChanges {
  readonly #now: () => number;
  readonly #changes = new Map<string, { account: string; serialNumber: string; fate: Fate; until: number }>();

  /** `now`: this machine's time in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  note(
    account: AccountKey,
    serialNumber: string,
    fate: 'deleted' | 'unassigned' | { userName: string },
  ): void {
    const now = this.#now();
    const noted: Fate =
      typeof fate === 'string'
        ? { kind: fate }
        : { kind: 'user', userName: fate.userName, at: new Date(now).toISOString() };
    const change = { account: accountKeyText(account), serialNumber, fate: noted, until: now + keptMs };
    this.#changes.set(keyOf(account, serialNumber), change);
  }

  forget(account: AccountKey, serialNumber: string): void {
    this.#changes.delete(keyOf(account, serialNumber));
  }

  fateOf(account: AccountKey, serialNumber: string): Fate | undefined {
    this.#dropOld();
    return this.#changes.get(keyOf(account, serialNumber))?.fate;
  }

  /** The devices that were assigned to this user. */
  assignedTo(account: AccountKey, userName: string): { serialNumber: string; enabledAt: string }[] {
    this.#dropOld();
    return [...this.#changes.values()].flatMap(({ account: where, serialNumber, fate }) =>
      where === accountKeyText(account) && fate.kind === 'user' && fate.userName === userName
        ? [{ serialNumber, enabledAt: fate.at }]
        : [],
    );
  }

  #dropOld(): void {
    const now = this.#now();
    for (const [key, { until }] of this.#changes) if (until <= now) this.#changes.delete(key);
  }
}

function keyOf(account: AccountKey, serialNumber: string): string {
  return `${accountKeyText(account)} ${serialNumber.toLowerCase()}`;
}
