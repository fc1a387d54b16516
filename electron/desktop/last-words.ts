/** Longer than a page that answers at all takes; one that does not must not keep the window open. */
const patienceMs = 1000;

/** What the page still has to hand over before its window closes: Electron closes it without telling the page. */
export class LastWords {
  readonly #ask: () => void;
  #waiting: PromiseWithResolvers<undefined> | undefined;

  /** `ask` tells the page; `said` is called when it has answered. */
  constructor(ask: () => void) {
    this.#ask = ask;
  }

  /** Waits until the page has handed over what it has, or does not answer. Never rejects. */
  async taken(): Promise<void> {
    this.#waiting = Promise.withResolvers();
    try {
      this.#ask();
    } catch {
      // A page that cannot be told anything has nothing more to say, and must not keep the window open.
      return;
    }
    await Promise.race([this.#waiting.promise, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  }

  said(): void {
    this.#waiting?.resolve(undefined);
  }
}
