import { foldName } from '../rules/names.ts';
import { longestName } from './user-name-template.ts';

/** The user names that nobody else can have, in whatever case: AWS tells them apart by nothing else. */
export class TakenNames {
  readonly #taken: Set<string>;
  /** Where counting goes on, so that thousands of equal names do not begin at 2 each. */
  readonly #next = new Map<string, number>();

  constructor(names: Iterable<string>) {
    this.#taken = new Set([...names].map(foldName));
  }

  has(name: string): boolean {
    return this.#taken.has(foldName(name));
  }

  take(name: string): void {
    this.#taken.add(foldName(name));
  }

  /** The name itself or, where it is taken, the first of `name2`, `name3`, … that is not; at most 64 characters. */
  free(name: string): string {
    if (!this.has(name)) return name;
    const folded = foldName(name);
    for (let number = this.#next.get(folded) ?? 2; ; number += 1) {
      const candidate = `${name.slice(0, longestName - String(number).length)}${number}`;
      if (this.has(candidate)) continue;
      this.#next.set(folded, number + 1);
      return candidate;
    }
  }
}
