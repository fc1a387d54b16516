import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { e2eFolders } from './e2e-folders.ts';
import { findElectronRuntime } from './electron-runtime.ts';

/** Before the e2e suite: cleans its folders, makes sure that there is a build, and says what it runs on. */
export default function startSuite(): void {
  if (!existsSync(resolve(import.meta.dirname, '../../out/main/main.js')))
    throw new Error('There is no build to test: npm run build comes first.');
  for (const folder of Object.values(e2eFolders)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  console.log(`e2e on ${findElectronRuntime().name}`);
}
