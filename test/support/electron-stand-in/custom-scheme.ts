const suffix = 'standin.invalid';
const schemes = new Set<string>();

/**
 * Chromium cannot be taught a scheme of its own from outside, so `app://bundle/x` is served as
 * `https://bundle.app.standin.invalid/x`: as secure and as much an origin, and a name that can never resolve.
 */
export function registerScheme(scheme: string): void {
  if (!/^[a-z][a-z0-9-]*$/.test(scheme)) throw new Error(`electron stand-in: cannot stand in for ${scheme}:`);
  schemes.add(scheme);
}

/** Whether the app registered this scheme. */
export function isRegistered(scheme: string): boolean {
  return schemes.has(scheme);
}

/** Every `app://host` in `text` as Chromium knows it. */
export function toChromium(text: string): string {
  let result = text;
  for (const scheme of schemes)
    result = result.replaceAll(
      new RegExp(`\\b${scheme}://([a-z0-9][a-z0-9.-]*)`, 'g'),
      `https://$1.${scheme}.${suffix}`,
    );
  return result;
}

/** Every address of ours in `text` as the app knows it. */
export function fromChromium(text: string): string {
  return text.replaceAll(
    /https:\/\/([a-z0-9.-]+?)\.([a-z][a-z0-9-]*)\.standin\.invalid(?::443)?/g,
    '$2://$1',
  );
}

/** The scheme of a URL, without its colon. */
export function schemeOf(url: string): string {
  return url.slice(0, Math.max(0, url.indexOf(':'))).toLowerCase();
}
