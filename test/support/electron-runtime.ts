import { join, resolve } from 'node:path';
import { findElectron } from '../../build/electron-runtime.ts';

/** What the e2e suite runs the build on: real Electron, or the stand-in where Electron's runtime is missing. */
export interface ElectronRuntime {
  readonly name: 'Electron' | 'the Electron stand-in' | 'a package of stub and stand-in';
  /** Undefined: Playwright finds the real one by itself. */
  readonly executablePath: string | undefined;
  /** The arguments that name the app; none where the executable is the app's own. */
  readonly appArguments: readonly string[];
}

const project = resolve(import.meta.dirname, '../..');

/**
 * Real Electron when its runtime is installed, else the stand-in. With `GATEHOUSE_E2E_PACKAGE`, the executable of a
 * package that `npm run dist:check` made: the stand-in with the app that lies beside it.
 */
export function findElectronRuntime(): ElectronRuntime {
  const packaged = process.env['GATEHOUSE_E2E_PACKAGE'];
  if (packaged !== undefined)
    return { name: 'a package of stub and stand-in', executablePath: packaged, appArguments: [] };
  if (findElectron(project) !== undefined)
    return { name: 'Electron', executablePath: undefined, appArguments: [project] };
  const executable = process.platform === 'win32' ? 'electron.cmd' : 'electron';
  return {
    name: 'the Electron stand-in',
    executablePath: join(import.meta.dirname, 'electron-stand-in', executable),
    appArguments: [project],
  };
}
