import { join, resolve } from 'node:path';
import { findElectron } from '../../build/electron-runtime.ts';

/** What the e2e suite runs the build on: real Electron, or the stand-in where Electron's runtime is missing. */
export interface ElectronRuntime {
  readonly name: 'Electron' | 'the Electron stand-in';
  /** Undefined: Playwright finds the real one by itself. */
  readonly executablePath: string | undefined;
}

/** Real Electron when its runtime is installed, else the stand-in. */
export function findElectronRuntime(): ElectronRuntime {
  if (findElectron(resolve(import.meta.dirname, '../..')) !== undefined)
    return { name: 'Electron', executablePath: undefined };
  const executable = process.platform === 'win32' ? 'electron.cmd' : 'electron';
  return {
    name: 'the Electron stand-in',
    executablePath: join(import.meta.dirname, 'electron-stand-in', executable),
  };
}
