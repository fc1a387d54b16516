/** The sizes, in pixels, in which build/icons/ holds the icon as PNG. */
export const pngSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;

/** The sizes in the .ico of Windows; its format ends at 256. */
export const icoSizes = [16, 24, 32, 48, 64, 128, 256] as const;

/** The PNG images of the icon by their size. */
export type IconImages = ReadonlyMap<number, Buffer>;

/** The image of a size; throws where there is none. */
export function imageOf(images: IconImages, size: number): Buffer {
  const image = images.get(size);
  if (image === undefined) throw new Error(`The icon has no image of ${size} × ${size} pixels.`);
  return image;
}
