import { PNG } from 'pngjs';
import { Data } from 'resedit';
import { type IconImages, icoSizes, imageOf } from './icon-sizes.ts';

/**
 * The icon as a Windows .ico file. Only its largest image is kept as PNG: not everything that reads an .ico reads
 * PNG in the small ones. https://learn.microsoft.com/windows/win32/uxguide/vis-icons
 */
export function writeIco(images: IconImages): Buffer {
  const file = new Data.IconFile();
  file.icons = icoSizes.map((size) => {
    const png = imageOf(images, size);
    const data =
      size === 256 ? Data.RawIconItem.from(png, size, size, 32) : Data.IconItem.from(writeBitmap(png));
    return { width: size, height: size, planes: 1, bitCount: 32, data };
  });
  return Buffer.from(file.generate());
}

/** A PNG as the bitmap of an .ico: BITMAPINFOHEADER, rows from the bottom up in BGRA, and a mask that hides nothing. */
function writeBitmap(image: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(image);
  const header = Buffer.alloc(40);
  header.writeUInt32LE(header.length, 0);
  header.writeInt32LE(width, 4);
  // The mask counts as a second image below the first.
  header.writeInt32LE(height * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  header.writeUInt32LE(data.length, 20);
  const rows = Array.from({ length: height }, (_, row) =>
    Buffer.from(data.subarray(row * width * 4, (row + 1) * width * 4)),
  ).reverse();
  const pixels = Buffer.concat(rows);
  for (let at = 0; at < pixels.length; at += 4) pixels.subarray(at, at + 3).reverse();
  const mask = Buffer.alloc(Math.ceil(width / 32) * 4 * height);
  return Buffer.concat([header, pixels, mask]);
}
