/** The error for a part of Electron that the stand-in does not have: it names the missing API. */
export function notProvided(api: string): Error {
  return new Error(`electron stand-in: ${api} is not provided. Add it to test/support/electron-stand-in.`);
}

// Asked of any object by await, JSON, inspection and the debugger; answering undefined is what Electron does too.
const askedOfAnything = new Set(['then', 'toJSON', 'constructor', 'inspect', 'nodeType', 'asymmetricMatch']);

/** `target`, but reading a property that it does not have throws an error that names it. */
export function onlyProvided<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'string' && !(key in object) && !askedOfAnything.has(key))
        throw notProvided(`${name}.${key}`);
      return Reflect.get(object, key, receiver) as unknown;
    },
  });
}

/** Throws for the first key of `given` that is not in `known`. */
export function onlyKnownKeys(name: string, given: object, known: readonly string[]): void {
  for (const key of Object.keys(given)) if (!known.includes(key)) throw notProvided(`${name}.${key}`);
}
