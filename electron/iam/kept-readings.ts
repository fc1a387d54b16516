/** What was read of accounts, in memory, one of each per account. A reading that is under way is shared. */
export class KeptReadings<Value> {
  readonly #readings = new Map<string, Promise<Value>>();

  /**
   * What is kept under the key, or what `read` gives where there is nothing yet or `refresh` asks for it. A reading
   * that fails leaves the former one as it was.
   */
  async value(key: string, options: { refresh: boolean }, read: () => Promise<Value>): Promise<Value> {
    const known = this.#readings.get(key);
    if (known !== undefined && !options.refresh) return known;
    const reading = read();
    this.#readings.set(key, reading);
    reading.catch(() => {
      if (this.#readings.get(key) !== reading) return;
      if (known === undefined) this.#readings.delete(key);
      else this.#readings.set(key, known);
    });
    return reading;
  }

  /** Has it read again the next time. */
  forget(key: string): void {
    this.#readings.delete(key);
  }
}
