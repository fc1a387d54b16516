import { statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { extractFile, listPackage, statFile } from '@electron/asar';
import ts from 'typescript';

/** What an app.asar holds. */
export interface AsarContents {
  /** The files by their path inside, with slashes. */
  files: ReadonlyMap<string, Buffer>;
  /** The size of the archive. */
  bytes: number;
}

/** Of the archive. Today 3.6 MB: twice that is no growth but something packed by mistake. */
const mostBytes = 7_000_000;

/** Reads an app.asar. */
export function readAsar(path: string): AsarContents {
  const names = listPackage(path, { isPack: false }).map((name) => name.replaceAll('\\', '/').slice(1));
  const files = names.filter((name) => !('files' in statFile(path, name)));
  return {
    files: new Map(files.map((name) => [name, extractFile(path, name)])),
    bytes: statSync(path).size,
  };
}

/** What is wrong with an app.asar, which must hold the files of the build (`built`), package.json and nothing else. */
export function asarProblems({ files, bytes }: AsarContents, built: readonly string[]): string[] {
  const problems: string[] = [];
  const wanted = new Set([...built, 'package.json']);
  for (const name of wanted) if (!files.has(name)) problems.push(`${name} is missing in app.asar.`);
  for (const name of files.keys()) {
    if (!wanted.has(name)) problems.push(`app.asar holds ${name}, which is no part of the build.`);
    if (!/^(out\/(main|preload|renderer)\/|package\.json$)/.test(name))
      problems.push(`app.asar holds ${name}, outside out/main, out/preload and out/renderer.`);
    if (/(^|\/)node_modules\//.test(name)) problems.push(`app.asar holds a dependency: ${name}.`);
  }
  if (bytes > mostBytes) problems.push(`app.asar has ${bytes} bytes, more than ${mostBytes}.`);
  for (const [name, content] of files) problems.push(...fileProblems(name, content));
  const manifest = files.get('package.json');
  if (manifest !== undefined) problems.push(...manifestProblems(manifest, files));
  return problems;
}

function fileProblems(name: string, content: Buffer): string[] {
  const problems: string[] = [];
  if (name.endsWith('.map')) problems.push(`app.asar holds a source map: ${name}.`);
  if (/\.(c?js|css)$/.test(name) && content.includes('sourceMappingURL='))
    problems.push(`${name} names or holds a source map.`);
  if (/\.c?js$/.test(name))
    for (const specifier of foreignImports(content.toString('utf8')))
      problems.push(`${name} imports ${specifier}, which is not bundled.`);
  return problems;
}

/** What code imports besides its own files, Node and Electron: it would be looked for in a node_modules that is not there. */
function foreignImports(code: string): string[] {
  const imported = ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
  return [...new Set(imported)].filter(
    (name) =>
      !name.startsWith('.') && !isBuiltin(name) && name !== 'electron' && !name.startsWith('electron/'),
  );
}

function manifestProblems(manifest: Buffer, files: ReadonlyMap<string, Buffer>): string[] {
  const fields: unknown = JSON.parse(manifest.toString('utf8'));
  if (typeof fields !== 'object' || fields === null) return ['The package.json in app.asar is no object.'];
  const problems = ['scripts', 'dependencies', 'devDependencies', 'optionalDependencies']
    .filter((name) => name in fields)
    .map((name) => `The package.json in app.asar has ${name}.`);
  const main: unknown = Reflect.get(fields, 'main');
  if (typeof main !== 'string' || !files.has(main))
    problems.push(`The main file, ${String(main)}, is not in app.asar.`);
  return problems;
}
