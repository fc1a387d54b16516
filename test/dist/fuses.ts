import { FuseV1Options } from '@electron/fuses';

/** What a package is built for: to be given to people, or to be driven by Playwright. */
export type Flavour = 'release' | 'test';

/** How each fuse must be in the release. A fuse that @electron/fuses learns fails the type check until it is here. */
const release: Record<FuseV1Options, boolean> = {
  // The executable is the app and never a Node for whoever can start it.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // Nothing but the app.asar that was signed is run. Electron checks its hash on macOS and Windows.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // There is no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Every page is served by app://; file:// needs no more than in a browser.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

/**
 * Fuses on Electron's wire that the @electron/fuses of electron-builder 26 cannot set: they stay as Electron ships
 * them, and must be shipped so. WasmTrapHandlers (index 8, named by @electron/fuses 2) only makes WebAssembly fast.
 */
const asShipped: Readonly<Record<number, { name: string; on: boolean }>> = {
  8: { name: 'WasmTrapHandlers', on: true },
};

const inspector: number = FuseV1Options.EnableNodeCliInspectArguments;

/** All fuses that are decided, by their place on the wire. */
function decisions(flavour: Flavour): Map<number, { name: string; on: boolean }> {
  const decided = Object.entries(release).map(([index, on]) => {
    const fuse = Number(index);
    // Playwright drives main through Node's inspector.
    const open = flavour === 'test' && fuse === inspector;
    return [fuse, { name: FuseV1Options[fuse] ?? index, on: on || open }] as const;
  });
  return new Map([
    ...decided,
    ...Object.entries(asShipped).map(([index, fuse]) => [Number(index), fuse] as const),
  ]);
}

const states: Readonly<Record<string, string>> = { '0': 'off', '1': 'on', r: 'removed' };

/** What is wrong with the fuses of a package, as `getCurrentFuseWire` of @electron/fuses read them. */
export function fuseProblems(wire: Readonly<Record<string, unknown>>, flavour: Flavour): string[] {
  const problems =
    wire['version'] === '1' ? [] : [`The fuse wire has version ${String(wire['version'])}; only 1 is known.`];
  const found = new Map(
    Object.entries(wire)
      .filter(([key]) => /^\d+$/.test(key))
      .map(([index, state]) => [
        Number(index),
        states[String.fromCharCode(Number(state))] ?? `state ${String(state)}`,
      ]),
  );
  const decided = decisions(flavour);
  for (const [index, { name, on }] of decided) {
    const wanted = on ? 'on' : 'off';
    const is = found.get(index) ?? 'missing';
    if (is !== wanted) problems.push(`The fuse ${name} is ${is}, and must be ${wanted}.`);
  }
  for (const [index, is] of found)
    if (!decided.has(index))
      problems.push(`The fuse at ${index} is unknown (it is ${is}): decide it in test/dist/fuses.ts.`);
  return problems;
}
