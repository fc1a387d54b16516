/** Gives alphanumeric ids that no two resources share, made of the names that people gave. */
export class LogicalIds {
  readonly #taken = new Set<string>();

  /** An id that begins with `kind`, for instance `User`; a new one for each call. */
  give(kind: string, name: string): string {
    const words = name.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
    // AWS's limit is 255 characters.
    const base = `${kind}${words.join('')}`.slice(0, 240);
    for (let number = 1; ; number += 1) {
      // “x”, so that it does not meet a name that ends with a number.
      const id = number === 1 ? base : `${base}x${number}`;
      if (this.#taken.has(id.toLowerCase())) continue;
      this.#taken.add(id.toLowerCase());
      return id;
    }
  }
}
