import { basename } from 'node:path';
import { pngSizes } from '../../build/icon-sizes.ts';
import { draftFileType } from './draft-file-type.ts';
import type { LinuxDesktopFiles } from './packages.ts';

/** What is wrong with what the Linux desktop gets: the .desktop file, the MIME type and the icons. */
export function linuxProblems({
  desktopEntry,
  mimeTypes,
  icons,
  executableArgs,
}: LinuxDesktopFiles): string[] {
  const problems: string[] = [];
  const { extension, name, mimeType } = draftFileType;
  const lines = desktopEntry.split('\n');
  for (const line of [
    'Name=Gatehouse',
    'Icon=gatehouse',
    // Electron tells the desktop this name of its windows: package.json's desktopName.
    'StartupWMClass=gatehouse',
    'Categories=Utility;',
    `MimeType=${mimeType};`,
  ])
    if (!lines.includes(line)) problems.push(`The .desktop file has no line ${line}`);
  if (executableArgs?.length !== 0)
    problems.push(
      `An AppImage starts with ${executableArgs?.join(' ') ?? '--no-sandbox, electron-builder’s default'}.`,
    );
  for (const part of [
    `<mime-type type="${mimeType}">`,
    `<glob pattern="*.${extension}"/>`,
    `<comment>${name}</comment>`,
  ])
    if (!mimeTypes.includes(part)) problems.push(`The MIME type's file has no ${part}`);
  const found = icons.map(({ file, size }) => `${basename(file)} for ${size}`).sort();
  const wanted = pngSizes.map((size) => `${size}x${size}.png for ${size}`).sort();
  for (const icon of wanted) if (!found.includes(icon)) problems.push(`The desktop gets no icon ${icon}.`);
  for (const icon of found)
    if (!wanted.includes(icon)) problems.push(`The desktop gets another icon, ${icon}.`);
  return problems;
}
