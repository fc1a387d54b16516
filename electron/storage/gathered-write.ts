/** How long changes are gathered before they go to the disk, in milliseconds. */
const gathering = 300;

/** Has something written after a change: changes in quick succession once, one writing after the other. */
export class GatheredWrite {
  readonly #write: () => Promise<void>;
  #next: { written: Promise<void>; hurry: () => void } | undefined;
  #last: Promise<void> = Promise.resolve();

  /** `write` writes what there is when it is called. */
  constructor(write: () => Promise<void>) {
    this.#write = write;
  }

  /** Asks for a writing, and gives the one that has the change in it; rejects as that does. */
  ask(): Promise<void> {
    if (this.#next === undefined) {
      const { promise: due, resolve: hurry } = Promise.withResolvers<undefined>();
      const timer = setTimeout(hurry, gathering);
      const written = due.then(() => {
        clearTimeout(timer);
        this.#next = undefined;
        const writing = this.#last.then(this.#write);
        this.#last = writing.catch(() => undefined);
        return writing;
      });
      this.#next = { written, hurry: () => hurry(undefined) };
    }
    return this.#next.written;
  }

  /** Writes at once what was gathered, and waits for it. Never rejects: whoever asked hears of a failure. */
  async flush(): Promise<void> {
    this.#next?.hurry();
    await this.#next?.written.catch(() => undefined);
    await this.#last;
  }
}
