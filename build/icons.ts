/**
 * `npm run icons`: draws build/icon.svg in every size and writes the PNG files, the .ico and the .icns of all
 * packages. They are committed, because a package is built on macOS and Windows too, where the npm package has no
 * Chromium, and so that nobody needs one to build; `npm run dist:check` draws them again and compares.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeIcns } from './icns.ts';
import { writeIco } from './ico.ts';
import { renderIcon } from './icon-renderer.ts';
import { pngSizes } from './icon-sizes.ts';

const build = import.meta.dirname;
const folder = join(build, 'icons');

const images = await renderIcon(readFileSync(join(build, 'icon.svg'), 'utf8'), pngSizes);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [size, image] of images) writeFileSync(join(folder, `${size}x${size}.png`), image);
writeFileSync(join(build, 'icon.ico'), writeIco(images));
writeFileSync(join(build, 'icon.icns'), writeIcns(images));
console.log(`The icon in ${images.size} sizes, as .ico and as .icns, is in ${build}`);
