import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { savePlistFile } from 'app-builder-lib/out/util/plist.js';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** Where the stubs of Electron's runtime are, one folder a system. */
export interface StubRuntimes {
  linux: string;
  windows: string;
  mac: string;
}

const standIn = join(import.meta.dirname, '..', 'support', 'electron-stand-in');
const node = join(import.meta.dirname, '..', '..', 'node_modules', '.bin', 'node');

/**
 * The bytes by which fuses are found and set: a sentinel, the version, the number of fuses and their states, as in
 * Electron's own executables. https://www.electronjs.org/docs/latest/tutorial/fuses
 * The states are Electron's defaults, in the order of its build/fuses/fuses.json5.
 */
export const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'),
  Buffer.from([1, 9]),
  Buffer.from('101100011', 'latin1'),
]);

/**
 * Makes what electron-builder touches of Electron's runtime, for all three systems, in `folder`. Nothing of it runs
 * but the one for Linux, which starts the app on the Electron stand-in.
 */
export async function makeStubRuntimes(folder: string): Promise<StubRuntimes> {
  const stubs = { linux: join(folder, 'linux'), windows: join(folder, 'windows'), mac: join(folder, 'mac') };
  rmSync(folder, { recursive: true, force: true });
  for (const stub of Object.values(stubs)) {
    write(join(stub, 'LICENSE'), 'A stub in the place of Electron.\n');
    write(join(stub, 'LICENSES.chromium.html'), '<p>A stub in the place of Chromium’s licences.</p>\n');
  }
  makeLinuxRuntime(stubs.linux);
  makeWindowsRuntime(stubs.windows);
  await makeMacRuntime(stubs.mac);
  return stubs;
}

function write(file: string, content: string | Buffer, executable = false): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  if (executable) chmodSync(file, 0o755);
}

function makeLinuxRuntime(folder: string): void {
  const script = `#!/bin/sh
# A stub in the place of Electron's executable: it starts the app beside it on the Electron stand-in.
here=$(dirname "$(readlink -f "$0")")
exec '${node}' --import '${join(standIn, 'register.ts')}' '${join(standIn, 'launch.ts')}' "$here/resources/app.asar" "$@"
# `;
  write(join(folder, 'electron'), Buffer.concat([Buffer.from(script), fuseWire]), true);
  write(join(folder, 'locales', 'en-US.pak'), '');
}

/** An executable without code, with the version information that electron-builder expects to find. */
function makeWindowsRuntime(folder: string): void {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues(
    { lang: 0x409, codepage: 1200 },
    { ProductName: 'Electron', FileDescription: 'Electron' },
  );
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  executable.setExtraData(fuseWire);
  write(join(folder, 'electron.exe'), Buffer.from(executable.generate()));
  write(join(folder, 'locales', 'en-US.pak'), '');
}

const helpers = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Electron Helper${kind}`);

/** The bundle with its helpers; the fuses of macOS are in the framework. */
async function makeMacRuntime(folder: string): Promise<void> {
  const contents = join(folder, 'Electron.app', 'Contents');
  const frameworks = join(contents, 'Frameworks');
  await makeBundle(contents, 'Electron', { CFBundleIconFile: 'electron.icns' });
  for (const helper of helpers) await makeBundle(join(frameworks, `${helper}.app`, 'Contents'), helper, {});
  write(join(frameworks, 'Electron Framework.framework', 'Electron Framework'), fuseWire, true);
  write(join(contents, 'Resources', 'electron.icns'), '');
  write(join(contents, 'Resources', 'en.lproj', 'locale.pak'), '');
}

async function makeBundle(contents: string, name: string, more: Record<string, string>): Promise<void> {
  write(join(contents, 'MacOS', name), '', true);
  await savePlistFile(join(contents, 'Info.plist'), {
    CFBundleExecutable: name,
    CFBundleIdentifier: 'com.github.Electron',
    CFBundleName: name,
    CFBundlePackageType: 'APPL',
    ...more,
  });
}
