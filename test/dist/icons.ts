import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { writeIcns } from '../../build/icns.ts';
import { writeIco } from '../../build/ico.ts';
import { type IconImages, pngSizes } from '../../build/icon-sizes.ts';

/** The icon as it is committed in build/. */
export interface IconFiles {
  /** The PNG files of build/icons by their name. */
  pngs: ReadonlyMap<string, Buffer>;
  ico: Buffer | undefined;
  icns: Buffer | undefined;
}

/**
 * How much a pixel's channel may differ on average from the icon drawn anew: another version of Chromium smooths edges
 * a little differently; another picture differs by far more.
 */
const mostDifference = 1;

/** Reads the icon's files of a build/ folder. */
export function readIconFiles(build: string): IconFiles {
  const folder = join(build, 'icons');
  const read = (path: string): Buffer | undefined => (existsSync(path) ? readFileSync(path) : undefined);
  return {
    pngs: new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])),
    ico: read(join(build, 'icon.ico')),
    icns: read(join(build, 'icon.icns')),
  };
}

/** What is wrong with the icon's files, where `drawn` is its SVG drawn anew in every size. */
export function iconFileProblems({ pngs, ico, icns }: IconFiles, drawn: IconImages): string[] {
  const problems: string[] = [];
  const images = new Map<number, Buffer>();
  const names = new Set(pngSizes.map((size) => `${size}x${size}.png`));
  for (const name of pngs.keys())
    if (!names.has(name)) problems.push(`build/icons/${name} is no size of the icon.`);
  for (const size of pngSizes) {
    const png = pngs.get(`${size}x${size}.png`);
    if (png === undefined) problems.push(`build/icons/${size}x${size}.png is missing.`);
    else {
      images.set(size, png);
      problems.push(...imageProblems(size, png, drawn.get(size)));
    }
  }
  if (problems.length > 0) return problems;
  if (ico === undefined || !writeIco(images).equals(ico))
    problems.push('build/icon.ico is not made of build/icons.');
  if (icns === undefined || !writeIcns(images).equals(icns))
    problems.push('build/icon.icns is not made of build/icons.');
  return problems;
}

function imageProblems(size: number, png: Buffer, drawn: Buffer | undefined): string[] {
  const { width, height, data } = PNG.sync.read(png);
  if (width !== size || height !== size)
    return [`build/icons/${size}x${size}.png has ${width} × ${height} pixels.`];
  if (drawn === undefined) return [`The icon was not drawn with ${size} pixels to compare.`];
  const other = PNG.sync.read(drawn).data;
  let sum = 0;
  for (let at = 0; at < data.length; at++) sum += Math.abs((data[at] ?? 0) - (other[at] ?? 0));
  const difference = sum / data.length;
  return difference > mostDifference
    ? [`build/icons/${size}x${size}.png does not show build/icon.svg: npm run icons.`]
    : [];
}
