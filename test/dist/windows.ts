import { readFileSync } from 'node:fs';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** What the resources of a Windows executable say. */
export interface WindowsResources {
  /** What Explorer shows of the file: ProductName and so on. */
  version: Readonly<Record<string, string>>;
  /** The images of the icon, as in an .ico. */
  icon: readonly Buffer[];
  /** The hash of app.asar that Electron compares: JSON. */
  integrity: string | undefined;
}

/** Reads the resources of an executable. */
export function readWindowsResources(executable: string): WindowsResources {
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(executable)));
  const [version] = Resource.VersionInfo.fromEntries(entries);
  const [language] = version?.getAllLanguagesForStringValues() ?? [];
  const [group] = Resource.IconGroupEntry.fromEntries(entries);
  const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  return {
    version: version === undefined || language === undefined ? {} : version.getStringValues(language),
    icon: group?.getIconItemsFromEntries(entries).map(imageBytes) ?? [],
    integrity: integrity === undefined ? undefined : Buffer.from(integrity.bin).toString('utf8'),
  };
}

/** What is wrong with an executable's resources. `hash`: of its app.asar. `ico`: the icon it must have. */
export function windowsProblems(
  { version, icon, integrity }: WindowsResources,
  hash: string,
  ico: Buffer,
): string[] {
  const problems: string[] = [];
  for (const name of ['ProductName', 'FileDescription'])
    if (version[name] !== 'Gatehouse') problems.push(`The executable's ${name} is ${String(version[name])}.`);
  const wanted = Data.IconFile.from(ico).icons.map(({ data }) => imageBytes(data));
  if (icon.length !== wanted.length || wanted.some((image, at) => icon[at]?.equals(image) !== true))
    problems.push(`The executable's icon has not the ${wanted.length} images of build/icon.ico.`);
  const expected = JSON.stringify([{ file: 'resources\\app.asar', alg: 'SHA256', value: hash }]);
  if (integrity?.toLowerCase() !== expected.toLowerCase())
    problems.push(`The executable holds another hash of app.asar: ${String(integrity)}`);
  return problems;
}

function imageBytes(image: Data.IconItem | Data.RawIconItem): Buffer {
  return Buffer.from(image.isRaw() ? image.bin : image.generate());
}
