/** Gives valid names that no two resources of a type share, made of the names that people gave. */
export class ResourceNames {
  readonly #taken = new Set<string>();

  /** A name for a resource of a type, for instance `aws_iam_user`; a new one for each call. */
  give(type: string, ...from: string[]): string {
    const plain = from.join('_').replaceAll(/[^A-Za-z0-9_-]/g, '_');
    const base = /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? base : `${base}_${number}`;
      const key = `${type}.${name}`.toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return name;
    }
  }
}
