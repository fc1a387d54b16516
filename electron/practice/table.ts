/** Entities of one kind, by key, as a reader sees them. */
export interface ReadableTable<V> {
  readonly size: number;
  get(key: string): V | undefined;
  has(key: string): boolean;
  /** All values, ordered by key. */
  values(): Iterable<V>;
  /** All keys in order. The array belongs to the table. */
  keys(): readonly string[];
}

/** A map whose keys are kept in order, so that listing needs no sorting. */
class OrderedMap<V> implements ReadableTable<V> {
  readonly #values = new Map<string, V>();
  readonly #keys: string[] = [];

  get size(): number {
    return this.#values.size;
  }

  get(key: string): V | undefined {
    return this.#values.get(key);
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  keys(): readonly string[] {
    return this.#keys;
  }

  *values(): Iterable<V> {
    for (const key of this.#keys) {
      const value = this.#values.get(key);
      if (value !== undefined) yield value;
    }
  }

  set(key: string, value: V | undefined): void {
    const known = this.#values.has(key);
    if (value === undefined) {
      if (known) this.#keys.splice(firstNotBelow(this.#keys, key), 1);
      this.#values.delete(key);
      return;
    }
    if (!known) this.#keys.splice(firstNotBelow(this.#keys, key), 0, key);
    this.#values.set(key, value);
  }
}

/** The place of the first of the ordered `keys` that is not below `key` (their number if all are). */
export function firstNotBelow(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The truth about entities of one kind, and beside it the view of a reader that lags behind. Values are
 * never changed in place: a change is a new value under the same key.
 */
export class Table<V> implements ReadableTable<V> {
  readonly #truth = new OrderedMap<V>();
  readonly #lagging: OrderedMap<V>;
  readonly #lagMs: number;
  #coming: { readonly at: number; readonly key: string; readonly value: V | undefined }[] = [];

  constructor(lagMs: number) {
    this.#lagMs = lagMs;
    this.#lagging = lagMs > 0 ? new OrderedMap<V>() : this.#truth;
  }

  get size(): number {
    return this.#truth.size;
  }

  get(key: string): V | undefined {
    return this.#truth.get(key);
  }

  has(key: string): boolean {
    return this.#truth.has(key);
  }

  values(): Iterable<V> {
    return this.#truth.values();
  }

  keys(): readonly string[] {
    return this.#truth.keys();
  }

  /** Makes or replaces an entity at the moment `at` (milliseconds). */
  set(key: string, value: V, at: number): void {
    this.#change(key, value, at);
  }

  /** Removes an entity at the moment `at` (milliseconds). */
  delete(key: string, at: number): void {
    this.#change(key, undefined, at);
  }

  /** What a reader sees at the moment `now`: the truth of `lagMs` ago. */
  seenAt(now: number): ReadableTable<V> {
    const arrived = this.#coming.findIndex((change) => change.at + this.#lagMs > now);
    const due = this.#coming.splice(0, arrived === -1 ? this.#coming.length : arrived);
    for (const change of due) this.#lagging.set(change.key, change.value);
    return this.#lagging;
  }

  #change(key: string, value: V | undefined, at: number): void {
    this.#truth.set(key, value);
    if (this.#lagMs > 0) this.#coming.push({ at, key, value });
  }
}
