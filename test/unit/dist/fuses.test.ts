import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fuseProblems, type Flavour } from '../../dist/fuses.ts';
import { fuseWire } from '../../dist/stub-electron.ts';

/** The fuses that electron-builder.yml sets, by @electron/fuses as electron-builder sets them. */
const release = {
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
} as const;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-fuses-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The problems of an executable with this wire after the fuses were set. */
async function problemsOf(
  wire: Buffer,
  fuses: Parameters<typeof flipFuses>[1] = release,
  flavour: Flavour = 'release',
): Promise<string[]> {
  const executable = join(folder, 'electron');
  writeFileSync(executable, Buffer.concat([Buffer.from('some code '), wire, Buffer.from(' more code')]));
  await flipFuses(executable, fuses);
  return fuseProblems(await getCurrentFuseWire(executable), flavour);
}

/** The wire with another number of fuses, whose last ones are in these states. */
function wireOf(count: number, lastStates: string): Buffer {
  const states = fuseWire.subarray(34).toString('latin1');
  return Buffer.concat([
    fuseWire.subarray(0, 33),
    Buffer.from([count]),
    Buffer.from(states.slice(0, count - lastStates.length) + lastStates, 'latin1'),
  ]);
}

describe('the fuses', () => {
  it('are right as the release sets them', async () => {
    expect(await problemsOf(fuseWire)).toEqual([]);
  });

  it('are wrong as Electron ships them', async () => {
    expect(await problemsOf(fuseWire, { version: FuseVersion.V1 })).toEqual([
      'The fuse RunAsNode is on, and must be off.',
      'The fuse EnableCookieEncryption is off, and must be on.',
      'The fuse EnableNodeOptionsEnvironmentVariable is on, and must be off.',
      'The fuse EnableNodeCliInspectArguments is on, and must be off.',
      'The fuse EnableEmbeddedAsarIntegrityValidation is off, and must be on.',
      'The fuse OnlyLoadAppFromAsar is off, and must be on.',
      'The fuse GrantFileProtocolExtraPrivileges is on, and must be off.',
    ]);
  });

  it.each(Object.entries(release).filter(([key]) => key !== 'version'))(
    'are wrong with fuse %s the other way',
    async (fuse, on) => {
      expect(await problemsOf(fuseWire, { ...release, [fuse]: on === false })).toEqual([
        `The fuse ${FuseV1Options[Number(fuse)] ?? ''} is ${on === false ? 'on' : 'off'}, and must be ${on === false ? 'off' : 'on'}.`,
      ]);
    },
  );

  it('are wrong with one that nobody decided', async () => {
    expect(await problemsOf(wireOf(10, '11'))).toEqual([
      'The fuse at 9 is unknown (it is on): decide it in test/dist/fuses.ts.',
    ]);
  });

  it('are wrong where one is missing, removed, or not as Electron ships it', async () => {
    const name = 'WasmTrapHandlers';
    expect(await problemsOf(wireOf(8, ''))).toEqual([`The fuse ${name} is missing, and must be on.`]);
    expect(await problemsOf(wireOf(9, 'r'))).toEqual([`The fuse ${name} is removed, and must be on.`]);
    expect(await problemsOf(wireOf(9, '0'))).toEqual([`The fuse ${name} is off, and must be on.`]);
  });

  it('are not those of the release where Playwright can drive main, and the other way round', async () => {
    const open = { ...release, [FuseV1Options.EnableNodeCliInspectArguments]: true };
    expect(await problemsOf(fuseWire, open, 'test')).toEqual([]);
    expect(await problemsOf(fuseWire, release, 'test')).toEqual([
      'The fuse EnableNodeCliInspectArguments is off, and must be on.',
    ]);
  });

  it('are wrong on a wire of another version', () => {
    expect(fuseProblems({ version: '2' }, 'release')[0]).toBe(
      'The fuse wire has version 2; only 1 is known.',
    );
  });
});
