import { PNG } from 'pngjs';
import { type IconImages, imageOf } from './icon-sizes.ts';

/** The entries that hold a PNG, with its size in pixels: from ic11 (16 points on a Retina display) to ic10 (512). */
const pngEntries: readonly (readonly [type: string, size: number])[] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/** The two smallest have a format of their own: colours in one entry, opacity in another. macOS shows no PNG there. */
const smallEntries: readonly (readonly [colours: string, opacity: string, size: number])[] = [
  ['is32', 's8mk', 16],
  ['il32', 'l8mk', 32],
];

/** The icon as an .icns file of macOS: a container of images, each under a type that tells its size. */
export function writeIcns(images: IconImages): Buffer {
  const small = smallEntries.flatMap(([colours, opacity, size]) => {
    const { data } = PNG.sync.read(imageOf(images, size));
    const channel = (offset: number): Buffer => Buffer.from(data.filter((_, at) => at % 4 === offset));
    return [
      entry(colours, Buffer.concat([0, 1, 2].map((offset) => packRuns(channel(offset))))),
      entry(opacity, channel(3)),
    ];
  });
  const large = pngEntries.map(([type, size]) => entry(type, imageOf(images, size)));
  return entry('icns', Buffer.concat([...small, ...large]));
}

function entry(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(content.length + header.length, 4);
  return Buffer.concat([header, content]);
}

/** Apple's packing of one channel: a byte below 128 announces that many bytes and one more, else 3 to 130 equal ones. */
function packRuns(bytes: Buffer): Buffer {
  const packed: number[] = [];
  let plain: number[] = [];
  const endPlain = (): void => {
    if (plain.length > 0) packed.push(plain.length - 1, ...plain);
    plain = [];
  };
  for (let at = 0; at < bytes.length;) {
    const value = bytes.readUInt8(at);
    let length = 1;
    while (length < 130 && bytes[at + length] === value) length++;
    if (length >= 3) {
      endPlain();
      packed.push(length + 125, value);
      at += length;
    } else {
      plain.push(value);
      if (plain.length === 128) endPlain();
      at++;
    }
  }
  endPlain();
  return Buffer.from(packed);
}
