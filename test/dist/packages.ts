import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LinuxPackager } from 'app-builder-lib';
import { LinuxTargetHelper } from 'app-builder-lib/out/targets/LinuxTargetHelper.js';
import {
  type AfterPackContext,
  Arch,
  build,
  DIR_TARGET,
  type FileAssociation,
  Platform,
} from 'electron-builder';
import type { Flavour } from './fuses.ts';
import type { StubRuntimes } from './stub-electron.ts';

/** What every unpacked build has, whatever its system. */
export interface UnpackedBuild {
  folder: string;
  /** What has the fuses: the executable, or the bundle. */
  fuseHolder: string;
  /** Where app.asar is. */
  resources: string;
  /** What the installer of this system is told to register. */
  fileAssociations: readonly FileAssociation[];
}

/** What electron-builder gives the AppImage (and would give a deb): an unpacked build for Linux has none of it. */
export interface LinuxDesktopFiles {
  desktopEntry: string;
  mimeTypes: string;
  icons: readonly { file: string; size: number }[];
  /** What the app is started with. Where it is not set, electron-builder starts an AppImage with --no-sandbox. */
  executableArgs: readonly string[] | null | undefined;
}

const project = join(import.meta.dirname, '..', '..');

/** Packs the build in out/ for Linux, without an installer. */
export async function packForLinux(
  stubs: StubRuntimes,
  output: string,
  flavour: Flavour,
): Promise<UnpackedBuild & LinuxDesktopFiles> {
  let desktop: LinuxDesktopFiles | undefined;
  const fileAssociations = await pack(Platform.LINUX, stubs.linux, output, flavour, async (packager) => {
    if (packager instanceof LinuxPackager) desktop = await desktopFiles(packager);
  });
  if (desktop === undefined) throw new Error('electron-builder called no afterPack.');
  const folder = join(output, 'linux-unpacked');
  return {
    folder,
    fuseHolder: join(folder, 'gatehouse'),
    resources: join(folder, 'resources'),
    fileAssociations,
    ...desktop,
  };
}

/** Packs the build in out/ for Windows, without an installer. */
export async function packForWindows(stubs: StubRuntimes, output: string): Promise<UnpackedBuild> {
  const fileAssociations = await pack(Platform.WINDOWS, stubs.windows, output, 'release');
  const folder = join(output, 'win-unpacked');
  return {
    folder,
    fuseHolder: join(folder, 'Gatehouse.exe'),
    resources: join(folder, 'resources'),
    fileAssociations,
  };
}

/** Packs the build in out/ for macOS, without an installer and unsigned. */
export async function packForMac(stubs: StubRuntimes, output: string): Promise<UnpackedBuild> {
  const fileAssociations = await pack(Platform.MAC, stubs.mac, output, 'release');
  const folder = join(output, 'mac');
  const bundle = join(folder, 'Gatehouse.app');
  return { folder, fuseHolder: bundle, resources: join(bundle, 'Contents', 'Resources'), fileAssociations };
}

async function pack(
  platform: Platform,
  electronDist: string,
  output: string,
  flavour: Flavour,
  look: (packager: AfterPackContext['packager']) => Promise<void> = () => Promise.resolve(),
): Promise<readonly FileAssociation[]> {
  let fileAssociations: readonly FileAssociation[] = [];
  await build({
    projectDir: project,
    targets: platform.createTarget(DIR_TARGET, Arch.x64),
    publish: 'never',
    config: {
      extends: flavour === 'release' ? 'electron-builder.yml' : 'electron-builder.test.yml',
      electronDist,
      directories: { output },
      afterPack: async ({ packager }) => {
        ({ fileAssociations } = packager);
        await look(packager);
      },
    },
  });
  return fileAssociations;
}

async function desktopFiles(packager: LinuxPackager): Promise<LinuxDesktopFiles> {
  const helper = new LinuxTargetHelper(packager);
  const mimeTypes = await helper.mimeTypeFiles;
  return {
    desktopEntry: await helper.computeDesktopEntry(packager.platformSpecificBuildOptions),
    mimeTypes: mimeTypes === null ? '' : readFileSync(mimeTypes, 'utf8'),
    icons: await helper.icons,
    executableArgs: packager.platformSpecificBuildOptions.executableArgs,
  };
}
