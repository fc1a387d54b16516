import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { writeIcns } from '../../../build/icns.ts';
import { writeIco } from '../../../build/ico.ts';
import { imageOf, pngSizes } from '../../../build/icon-sizes.ts';
import { type IconFiles, iconFileProblems, readIconFiles } from '../../dist/icons.ts';

const committed = readIconFiles(join(import.meta.dirname, '../../../build'));

/** The committed images by their size: they stand for the icon drawn anew. */
const images = new Map([...committed.pngs].map(([name, png]) => [Number.parseInt(name, 10), png] as const));

function problemsWith(change: Partial<IconFiles>): string[] {
  return iconFileProblems({ ...committed, ...change }, images);
}

function withPng(name: string, png: Buffer | undefined): Partial<IconFiles> {
  const pngs = new Map(committed.pngs);
  if (png === undefined) pngs.delete(name);
  else pngs.set(name, png);
  return { pngs };
}

describe('the icon’s files', () => {
  it('are right as they are committed', () => {
    expect([...images.keys()].sort((a, b) => a - b)).toEqual(pngSizes);
    expect(problemsWith({})).toEqual([]);
  });

  it('are wrong without one of the sizes', () => {
    expect(problemsWith(withPng('48x48.png', undefined))).toEqual(['build/icons/48x48.png is missing.']);
  });

  it('are wrong with a size more', () => {
    expect(problemsWith(withPng('96x96.png', imageOf(images, 64)))).toEqual([
      'build/icons/96x96.png is no size of the icon.',
    ]);
  });

  it('are wrong where a picture has another size than its name', () => {
    expect(problemsWith(withPng('64x64.png', imageOf(images, 48)))).toEqual([
      'build/icons/64x64.png has 48 × 48 pixels.',
    ]);
  });

  it('are wrong where a picture does not show the SVG', () => {
    const picture = PNG.sync.read(imageOf(images, 256));
    // A quarter of the icon in another colour.
    picture.data.fill(200, 0, picture.data.length / 4);
    expect(problemsWith(withPng('256x256.png', PNG.sync.write(picture)))).toEqual([
      'build/icons/256x256.png does not show build/icon.svg: npm run icons.',
    ]);
  });

  it('are right where Chromium smoothed an edge a little differently', () => {
    const picture = PNG.sync.read(imageOf(images, 256));
    picture.data[0] = 9;
    const pngs = new Map([...committed.pngs, ['256x256.png', PNG.sync.write(picture)]]);
    const other = new Map([...pngs].map(([name, png]) => [Number.parseInt(name, 10), png] as const));
    expect(iconFileProblems(committed, other)).toEqual([]);
  });

  it('are wrong where the .ico or the .icns was made of other pictures', () => {
    const picture = PNG.sync.read(imageOf(images, 32));
    picture.data[0] = 9;
    const others = new Map(images).set(32, PNG.sync.write(picture));
    expect(problemsWith({ ico: writeIco(others) })).toEqual(['build/icon.ico is not made of build/icons.']);
    expect(problemsWith({ icns: writeIcns(others) })).toEqual([
      'build/icon.icns is not made of build/icons.',
    ]);
    expect(problemsWith({ ico: undefined, icns: undefined })).toHaveLength(2);
  });
});
