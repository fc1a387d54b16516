/**
 * `npm run dist:check`: packs the build for Linux, Windows and macOS, release and test flavour, and checks what comes
 * of it. Electron's runtime is in none of the packages, but stubs with all that electron-builder changes of it. So
 * this cannot show: that the packed app starts in Electron, which fuses and icons Electron's own files bring, that
 * Electron refuses a changed app.asar (it compares the hash, asserted here, on Windows and macOS only), signatures,
 * and the installers, which need tools that electron-builder downloads. For Windows, only an installer registers the
 * file type: what it is told is asserted.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { getCurrentFuseWire } from '@electron/fuses';
import { parsePlistFile } from 'app-builder-lib/out/util/plist.js';
import { renderIcon } from '../../build/icon-renderer.ts';
import { pngSizes } from '../../build/icon-sizes.ts';
import { asarHash } from './asar-hash.ts';
import { asarProblems, readAsar } from './asar.ts';
import { associationProblems } from './draft-file-type.ts';
import { type Flavour, fuseProblems } from './fuses.ts';
import { iconFileProblems, readIconFiles } from './icons.ts';
import { linuxProblems } from './linux.ts';
import { entitlementProblems, type InfoPlist, infoPlistProblems } from './mac.ts';
import { mainJobProblems } from './main-job.ts';
import { packForLinux, packForMac, packForWindows, type UnpackedBuild } from './packages.ts';
import { makeStubRuntimes } from './stub-electron.ts';
import { readWindowsResources, windowsProblems } from './windows.ts';

const project = join(import.meta.dirname, '..', '..');
const build = join(project, 'build');
const output = join(project, 'out', 'dist-check');

let failed = 0;
let passed = 0;

/** Says how one check went. */
function report(check: string, problems: readonly string[]): void {
  if (problems.length === 0) passed++;
  else failed++;
  console.log(`${problems.length === 0 ? '✓' : '✗'} ${check}`);
  for (const problem of problems) console.log(`    ${problem}`);
}

/** The files that electron-vite built. */
const built = ['main', 'preload', 'renderer'].flatMap((side) =>
  readdirSync(join(project, 'out', side), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(project.length + 1)
        .replaceAll('\\', '/'),
    ),
);

async function reportCommon(system: string, unpacked: UnpackedBuild, flavour: Flavour): Promise<void> {
  const archive = join(unpacked.resources, 'app.asar');
  report(`${system}: app.asar holds the build and nothing else`, [
    ...asarProblems(readAsar(archive), built),
    ...['app', 'default_app.asar', 'app.asar.unpacked']
      .filter((name) => existsSync(join(unpacked.resources, name)))
      .map((name) => `There is ${name} beside app.asar.`),
  ]);
  report(
    `${system}: every fuse is as decided`,
    fuseProblems(await getCurrentFuseWire(unpacked.fuseHolder), flavour),
  );
  report(`${system}: draft files are registered`, associationProblems(unpacked.fileAssociations));
}

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error(
    'npm run dist:check needs Linux x64: it draws the icon and does the main job with Chromium from npm.',
  );
  process.exit(1);
}
rmSync(output, { recursive: true, force: true });
const drawn = await renderIcon(readFileSync(join(build, 'icon.svg'), 'utf8'), pngSizes);
const icon = readIconFiles(build);
report('the icon is there in every size and shows build/icon.svg', iconFileProblems(icon, drawn));

const stubs = await makeStubRuntimes(join(output, 'stubs'));
const release = join(output, 'release');
const linux = await packForLinux(stubs, release, 'release');
const windows = await packForWindows(stubs, release);
const mac = await packForMac(stubs, release);
const test = await packForLinux(stubs, join(output, 'test'), 'test');

await reportCommon('Linux', linux, 'release');
report('Linux: the desktop gets the name, the icons and the file type', linuxProblems(linux));
const windowIcon = readAsar(join(linux.resources, 'app.asar')).files.get('out/main/icon.png');
report('Linux: the window has the icon', [
  ...(windowIcon !== undefined && icon.pngs.get('256x256.png')?.equals(windowIcon) === true
    ? []
    : ['out/main/icon.png in app.asar is not build/icons/256x256.png.']),
]);

await reportCommon('Windows', windows, 'release');
report(
  'Windows: the executable has the name, the icon and the hash of app.asar',
  windowsProblems(
    readWindowsResources(windows.fuseHolder),
    asarHash(join(windows.resources, 'app.asar')),
    icon.ico ?? Buffer.alloc(0),
  ),
);

await reportCommon('macOS', mac, 'release');
report('macOS: the bundle has the name, the file type and the hash of app.asar', [
  ...infoPlistProblems(
    await parsePlistFile<InfoPlist>(join(mac.fuseHolder, 'Contents', 'Info.plist')),
    asarHash(join(mac.resources, 'app.asar')),
  ),
]);
report('macOS: the bundle has the icon, and only that', [
  ...readdirSync(mac.resources)
    .filter((name) => name.endsWith('.icns') && name !== 'icon.icns')
    .map((name) => `The bundle has ${name} too.`),
  ...(icon.icns?.equals(readFileSync(join(mac.resources, 'icon.icns'))) === true
    ? []
    : ['icon.icns in the bundle is not build/icon.icns.']),
]);
report(
  'macOS: the hardened runtime is loosened for V8 only',
  entitlementProblems(await parsePlistFile<InfoPlist>(join(build, 'entitlements.mac.plist'))),
);

await reportCommon('Linux, test flavour', test, 'test');
report('Linux, test flavour: the main job', mainJobProblems(test));

console.log(`\n${passed} passed, ${failed} failed`);
// Not process.exitCode: temp-file, which electron-builder loads, ends the process with 0 when it runs out of work.
process.exit(failed === 0 ? 0 : 1);
