import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPackage } from '@electron/asar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asarProblems, readAsar } from '../../dist/asar.ts';

const manifest = { name: 'gatehouse', main: 'out/main/main.js' };
const sound: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify(manifest),
  'out/main/main.js':
    'import{app}from"electron";import{join}from"node:path";import("./chunks/a.js");app(join)',
  'out/main/chunks/a.js': 'export const a=1',
  'out/preload/preload.cjs': 'require("electron")',
  'out/renderer/index.html': '<script src="./assets/index.js"></script>',
  'out/renderer/assets/index.js': 'console.log("a")',
};
const built = Object.keys(sound).filter((name) => name !== 'package.json');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-asar-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The problems of a real archive of these files. `expected`: what the build is said to have. */
async function problemsOf(
  files: Readonly<Record<string, string | Buffer>>,
  expected: readonly string[] = built,
): Promise<string[]> {
  const app = join(folder, 'app');
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(app, name)), { recursive: true });
    writeFileSync(join(app, name), content);
  }
  await createPackage(app, join(folder, 'app.asar'));
  return asarProblems(readAsar(join(folder, 'app.asar')), expected);
}

describe('an app.asar', () => {
  it('is right with the build and package.json', async () => {
    expect(await problemsOf(sound)).toEqual([]);
  });

  it('must hold the whole build', async () => {
    const missing = 'out/preload/preload.cjs';
    const rest = Object.fromEntries(Object.entries(sound).filter(([name]) => name !== missing));
    expect(await problemsOf(rest)).toEqual([`${missing} is missing in app.asar.`]);
  });

  it('may not hold a source map, even where the build made it', async () => {
    const map = 'out/renderer/assets/index.js.map';
    expect(await problemsOf({ ...sound, [map]: '{}' }, [...built, map])).toEqual([
      `app.asar holds a source map: ${map}.`,
    ]);
  });

  it('may not hold a source map inside a script', async () => {
    const script = 'console.log("a")\n//# sourceMappingURL=data:application/json;base64,e30=';
    expect(await problemsOf({ ...sound, 'out/renderer/assets/index.js': script })).toEqual([
      'out/renderer/assets/index.js names or holds a source map.',
    ]);
  });

  it.each(['test/unit/runs/runner.test.ts', 'out/tour/shots/result.png', 'electron/main.ts'])(
    'may not hold %s',
    async (name) => {
      expect(await problemsOf({ ...sound, [name]: '' })).toEqual([
        `app.asar holds ${name}, which is no part of the build.`,
        `app.asar holds ${name}, outside out/main, out/preload and out/renderer.`,
      ]);
    },
  );

  it('may not hold a dependency', async () => {
    expect(await problemsOf({ ...sound, 'node_modules/zod/index.js': '' })).toContain(
      'app.asar holds a dependency: node_modules/zod/index.js.',
    );
  });

  it('may not import what is not bundled', async () => {
    const main = 'import Store from"electron-store";import("@aws-sdk/client-iam");new Store()';
    expect(await problemsOf({ ...sound, 'out/main/main.js': main })).toEqual([
      'out/main/main.js imports electron-store, which is not bundled.',
      'out/main/main.js imports @aws-sdk/client-iam, which is not bundled.',
    ]);
  });

  it('may not be far larger than the build is', async () => {
    const problems = await problemsOf({ ...sound, 'out/main/chunks/a.js': Buffer.alloc(7_000_001, ' ') });
    expect(problems).toEqual([expect.stringMatching(/^app\.asar has 7\d{6} bytes, more than 7000000\.$/)]);
  });

  it('has a package.json of what the app needs when it runs', async () => {
    const whole = JSON.stringify({ ...manifest, devDependencies: { vitest: '4' }, scripts: {} });
    expect(await problemsOf({ ...sound, 'package.json': whole })).toEqual([
      'The package.json in app.asar has scripts.',
      'The package.json in app.asar has devDependencies.',
    ]);
  });

  it('has the main file that its package.json names', async () => {
    expect(await problemsOf({ ...sound, 'package.json': JSON.stringify({ main: 'out/main.js' }) })).toEqual([
      'The main file, out/main.js, is not in app.asar.',
    ]);
  });
});
