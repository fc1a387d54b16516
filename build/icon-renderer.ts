import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { IconImages } from './icon-sizes.ts';

/** Draws an SVG in each of the sizes with the Chromium of the npm package: on Linux x64 only. */
export async function renderIcon(svg: string, sizes: readonly number[]): Promise<IconImages> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--force-color-profile=srgb'],
    // Only root has to do without Chromium's sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const page = await browser.newPage();
    const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    const images = new Map<number, Buffer>();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<body style="margin: 0"><img src="${address}" width="${size}" height="${size}" style="display: block">`,
      );
      images.set(size, await page.screenshot({ omitBackground: true }));
    }
    return images;
  } finally {
    await browser.close();
  }
}
