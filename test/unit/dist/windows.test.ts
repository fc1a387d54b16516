import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWindowsResources, windowsProblems } from '../../dist/windows.ts';

const ico = readFileSync(join(import.meta.dirname, '../../../build/icon.ico'));
const hash = 'ab12';
const soundIntegrity = JSON.stringify([{ file: 'resources\\app.asar', alg: 'SHA256', value: hash }]);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-exe-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The problems of a real executable with this name, these images and this integrity resource. */
function problemsOf({
  name = 'Gatehouse',
  images = Data.IconFile.from(ico).icons.map(({ data }) => data),
  integrity = soundIntegrity,
}: {
  name?: string;
  images?: (Data.IconItem | Data.RawIconItem)[];
  integrity?: string;
}): string[] {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const language = { lang: 0x409, codepage: 1200 };
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues(language, { ProductName: name, FileDescription: name });
  version.outputToResourceEntries(resources.entries);
  Resource.IconGroupEntry.replaceIconsForResource(resources.entries, 1, language.lang, images);
  const bin = new TextEncoder().encode(integrity).buffer;
  resources.entries.push({ type: 'INTEGRITY', id: 'ELECTRONASAR', bin, ...language });
  resources.outputResource(executable);
  const file = join(folder, 'app.exe');
  writeFileSync(file, Buffer.from(executable.generate()));
  return windowsProblems(readWindowsResources(file), hash, ico);
}

describe('a Windows executable', () => {
  it('is right with the name, the icon and the hash of app.asar', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it('is wrong with Electron’s name', () => {
    expect(problemsOf({ name: 'Electron' })).toEqual([
      "The executable's ProductName is Electron.",
      "The executable's FileDescription is Electron.",
    ]);
  });

  it('is wrong without one size of the icon, or with another picture in it', () => {
    const images = Data.IconFile.from(ico).icons.map(({ data }) => data);
    const wrong = ["The executable's icon has not the 7 images of build/icon.ico."];
    expect(problemsOf({ images: images.slice(1) })).toEqual(wrong);
    const [first, ...rest] = images;
    expect(problemsOf({ images: [...rest, ...(first === undefined ? [] : [first])] })).toEqual(wrong);
  });

  it('is wrong with the hash of another app.asar', () => {
    const integrity = soundIntegrity.replace(hash, 'cd34');
    expect(problemsOf({ integrity })).toEqual([
      `The executable holds another hash of app.asar: ${integrity}`,
    ]);
  });
});
