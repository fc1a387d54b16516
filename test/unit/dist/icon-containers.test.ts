import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { writeIcns } from '../../../build/icns.ts';
import { writeIco } from '../../../build/ico.ts';
import { icoSizes, imageOf } from '../../../build/icon-sizes.ts';
import { readIconFiles } from '../../dist/icons.ts';

const { pngs } = readIconFiles(join(import.meta.dirname, '../../../build'));
const images = new Map([...pngs].map(([name, png]) => [Number.parseInt(name, 10), png] as const));
const pixels = (size: number): Buffer => PNG.sync.read(imageOf(images, size)).data;

/** The entries of an .icns by their type. */
function icnsEntries(file: Buffer): Map<string, Buffer> {
  const entries = new Map<string, Buffer>();
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
    entries.set(file.toString('latin1', at, at + 4), file.subarray(at + 8, at + file.readUInt32BE(at + 4)));
  return entries;
}

/** Undoes Apple's packing of runs. */
function unpackRuns(packed: Buffer): Buffer {
  const bytes: number[] = [];
  for (let at = 0; at < packed.length;) {
    const control = packed.readUInt8(at++);
    if (control < 128) {
      bytes.push(...packed.subarray(at, at + control + 1));
      at += control + 1;
    } else bytes.push(...new Array<number>(control - 125).fill(packed.readUInt8(at++)));
  }
  return Buffer.from(bytes);
}

describe('an .icns', () => {
  const file = writeIcns(images);
  const entries = icnsEntries(file);

  it('tells its length, and has a PNG of each size that macOS asks for', () => {
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    const sizes = [...entries]
      .filter(([type]) => type.startsWith('ic'))
      .map(([type, png]) => [type, PNG.sync.read(png).width]);
    expect(Object.fromEntries(sizes)).toEqual({
      ic11: 32,
      ic12: 64,
      ic07: 128,
      ic13: 256,
      ic08: 256,
      ic14: 512,
      ic09: 512,
      ic10: 1024,
    });
  });

  it.each([
    ['is32', 's8mk', 16],
    ['il32', 'l8mk', 32],
  ] as const)('has %s and %s with the pixels of %d', (colours, opacity, size) => {
    const channel = (offset: number): number[] => [...pixels(size)].filter((_, at) => at % 4 === offset);
    const packed = entries.get(colours) ?? Buffer.alloc(0);
    expect([...unpackRuns(packed)]).toEqual([0, 1, 2].flatMap(channel));
    expect([...(entries.get(opacity) ?? [])]).toEqual(channel(3));
  });
});

describe('an .ico', () => {
  const file = writeIco(images);
  const entries = Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = 6 + index * 16;
    const start = file.readUInt32LE(at + 12);
    return {
      size: file.readUInt8(at) === 0 ? 256 : file.readUInt8(at),
      data: file.subarray(start, start + file.readUInt32LE(at + 8)),
    };
  });

  it('has every size of Windows', () => {
    expect(file.readUInt16LE(2)).toBe(1);
    expect(entries.map(({ size }) => size)).toEqual(icoSizes);
  });

  it('has its largest image as PNG, and the others as bitmaps of the same pixels', () => {
    for (const { size, data } of entries)
      if (size === 256) expect(data.equals(imageOf(images, 256))).toBe(true);
      else {
        expect([data.readInt32LE(4), data.readInt32LE(8)]).toEqual([size, size * 2]);
        // The first pixel of the picture is the first of the bitmap's last row.
        const first = 40 + (size - 1) * size * 4;
        const [blue, green, red, alpha] = data.subarray(first, first + 4);
        expect([red, green, blue, alpha]).toEqual([...pixels(size).subarray(0, 4)]);
        const middle = (size / 2) * size + size / 2;
        const below = 40 + ((size - 1 - size / 2) * size + size / 2) * 4;
        expect([...data.subarray(below, below + 3)].reverse()).toEqual([
          ...pixels(size).subarray(middle * 4, middle * 4 + 3),
        ]);
      }
  });
});
