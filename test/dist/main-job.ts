import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import type { UnpackedBuild } from './packages.ts';

const project = join(import.meta.dirname, '..', '..');

/**
 * Runs the e2e main job on an unpacked build for Linux, and gives what is wrong. The build is copied out of the
 * project, so that a module that was not bundled is not found in the project's node_modules. Node cannot read an
 * archive as Electron does, so what was packed lies in a folder in the place of app.asar: that Electron reads it from
 * the archive, checks its hash and obeys the fuses is not shown.
 */
export function mainJobProblems({ folder }: UnpackedBuild): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'gatehouse-package-'));
  try {
    cpSync(folder, copy, { recursive: true });
    const archive = join(copy, 'resources', 'app.asar');
    rmSync(archive);
    extractAll(join(folder, 'resources', 'app.asar'), archive);
    const playwright = join(project, 'node_modules', '@playwright', 'test', 'cli.js');
    const { status } = spawnSync(
      process.execPath,
      [playwright, 'test', 'main-job.spec.ts', '--project', 'window', '--no-deps', '--reporter', 'list'],
      {
        cwd: project,
        stdio: 'inherit',
        env: { ...process.env, GATEHOUSE_E2E_PACKAGE: join(copy, 'gatehouse') },
      },
    );
    return status === 0 ? [] : ['The main job failed on the packed app; its output is above.'];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
