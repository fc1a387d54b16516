/**
 * What `contextBridge.exposeInMainWorld` does in the page's world: a read-only, deeply frozen property of `window`.
 * Runs there as source text: it may use nothing from outside itself.
 */
export function exposeInPage(key: unknown, api: unknown): void {
  const freeze = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  };
  const name = String(key);
  if (Object.hasOwn(window, name))
    throw new Error('Cannot bind an API on top of an existing property on the window object');
  freeze(api);
  Object.defineProperty(window, name, { value: api, enumerable: true, configurable: false, writable: false });
}
