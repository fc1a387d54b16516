import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessibilityViolations } from '../support/accessibility.ts';

/** The window's sizes: as it opens, and the smallest that it can have. */
const sizes = { normal: { width: 1280, height: 860 }, small: { width: 900, height: 700 } } as const;

/** How long a part of the tour took, without its pictures. */
export interface StepTime {
  name: string;
  ms: number;
}

/** Takes the tour's pictures, in light and dark, and its times. */
export class Recorder {
  readonly folder: string;
  /** File names, in the order in which they were taken. */
  readonly pictures: string[] = [];
  /** What axe found wrong on the screens, in both modes. */
  readonly violations: string[] = [];
  readonly steps: StepTime[] = [];
  private taken = 0;
  private msForPictures = 0;

  constructor(folder: string) {
    this.folder = folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  /** `NN-name-light.png` and `NN-name-dark.png` of the window as it is; with `small`, in its smallest size too. `paper` is no screen, and axe does not look at it. */
  async take(page: Page, name: string, options: { small?: boolean; paper?: boolean } = {}): Promise<void> {
    const began = performance.now();
    const stem = `${String(++this.taken).padStart(2, '0')}-${name}`;
    await this.pair(page, stem, options.paper !== true);
    if (options.small === true) {
      await page.setViewportSize(sizes.small);
      await this.pair(page, `${stem}-small`, false);
      await page.setViewportSize(sizes.normal);
      await settle(page);
    }
    this.msForPictures += performance.now() - began;
  }

  /** Runs a part of the tour, notes how long it took and says so. */
  async step(name: string, work: () => Promise<void>): Promise<void> {
    const began = performance.now();
    const picturesBefore = this.msForPictures;
    try {
      await work();
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    const ms = Math.round(performance.now() - began - (this.msForPictures - picturesBefore));
    this.steps.push({ name, ms });
    console.log(`  ${name}: ${ms} ms`);
  }

  private async pair(page: Page, stem: string, withAxe: boolean): Promise<void> {
    for (const mode of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: mode, reducedMotion: 'reduce' });
      await settle(page);
      const name = `${stem}-${mode}.png`;
      await page.screenshot({ path: join(this.folder, name), animations: 'disabled' });
      this.pictures.push(name);
      if (withAxe)
        this.violations.push(...(await accessibilityViolations(page)).map((one) => `${name}: ${one}`));
    }
  }
}

/** The window at the size in which it opens, whatever the screen, and without movement. */
export async function prepare(page: Page): Promise<void> {
  await page.setViewportSize(sizes.normal);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** Waits until fonts and pictures are there and what changed is drawn. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });
}
