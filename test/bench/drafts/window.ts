import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { Gatehouse } from '../../support/electron-app.ts';
import { DraftGridPage } from '../../support/pages/draft-grid.ts';
import { keyToPaint, longestTask, quantile, traced } from '../trace.ts';
import { rows, table } from './sample.ts';

const work = resolve(import.meta.dirname, '../../../out/bench/window');

/** From the key to the picture with it, and the longest task, in ms; memory in MB. */
export interface WindowTimes {
  key_p50_ms: number;
  key_p95_ms: number;
  /** The longest task of the page while all rows are pasted. */
  longest_task_ms: number;
  paste_ms: number;
  /** The most that main and the page ever had resident, together. */
  peak_mb: number;
}

/** The built app with all rows pasted into the grid, then worked on by keyboard. */
export async function windowTimes(): Promise<WindowTimes> {
  rmSync(work, { recursive: true, force: true });
  const app = new Gatehouse('.', {
    scanned: join(work, 'app'),
    secrets: join(work, 'secrets'),
    downloads: work,
  });
  try {
    const page = await app.launch();
    const grid = new DraftGridPage(page);
    await grid.openNew();
    const text = cellsInOrder()
      .map((cells) => cells.join('\t'))
      .join('\n');
    let paste = 0;
    const pasting = await traced(page, async () => {
      const began = performance.now();
      await grid.paste(text);
      await expect(grid.grid).toHaveAttribute('aria-rowcount', String(rows + 1));
      paste = performance.now() - began;
      await settled(page);
    });
    await grid.cell(rows, 'name').waitFor();
    await page.keyboard.press('Control+Home');
    await grid.cell(1, 'name').click();
    const typing = await traced(page, () => keys(page));
    const times = keyToPaint(typing);
    if (times.length < 50) throw new Error(`Only ${times.length} key presses were traced.`);
    const pid = app.app.process().pid;
    if (pid === undefined) throw new Error('The app has no process.');
    return {
      key_p50_ms: quantile(times, 0.5),
      key_p95_ms: quantile(times, 0.95),
      longest_task_ms: longestTask(pasting),
      paste_ms: paste,
      peak_mb: peakOf(pid),
    };
  } finally {
    await app.kill().catch(() => undefined);
  }
}

/** The sample with the column that spreadsheets of personnel departments do not have. */
function cellsInOrder(): string[][] {
  return table()
    .slice(1)
    .map(([name = '', path = '', access = '', password = '', ...rest]) => [
      name,
      path,
      access,
      password,
      'Yes',
      ...rest,
    ]);
}

/** Arrows through the rows, and words typed into cells. */
async function keys(page: Page): Promise<void> {
  for (let index = 0; index < 60; index += 1) await page.keyboard.press('ArrowDown', { delay: 20 });
  for (let index = 0; index < 8; index += 1) {
    await page.keyboard.type('benched', { delay: 40 });
    await page.keyboard.press('Enter');
  }
  await settled(page);
}

/** Until the page has been idle for a moment, with its last picture drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve))),
  );
}

/** The sum of the high-water marks of a process and of the pages below it, in MB; Linux only. */
function peakOf(root: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        const field = (title: string): number =>
          Number(new RegExp(`^${title}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
        return [{ pid: Number(name), parent: field('PPid'), peak: field('VmHWM'), command }];
      } catch {
        return [];
      }
    });
  const family = new Set([root]);
  for (let grown = 0; grown !== family.size;) {
    grown = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  const counted = processes.filter(
    ({ pid, command }) => pid === root || (family.has(pid) && command.includes('--type=renderer')),
  );
  return counted.reduce((sum, { peak }) => sum + (Number.isNaN(peak) ? 0 : peak), 0) / 1024;
}
