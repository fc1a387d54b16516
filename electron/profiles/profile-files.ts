import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import { misreadSections, unreadableText, type MisreadSection } from './section-headers.ts';

/** The settings of one section, a nested one as `iam.endpoint_url`. */
export type Section = Readonly<Record<string, string | undefined>>;

/** Where the two files are. */
export interface FilePaths {
  config: string;
  credentials: string;
}

/** A file that holds no usable profile although it is there. */
interface FileProblem {
  file: keyof FilePaths;
  path: string;
  problem: string;
}

/** Everything that the shared AWS files say, as the SDK reads them. */
export interface ProfileFiles {
  profiles: ReadonlyMap<string, Section>;
  /** The `[services …]` sections by name. */
  services: ReadonlyMap<string, Section>;
  /** The `[sso-session …]` sections by name. */
  ssoSessions: ReadonlyMap<string, Section>;
  /** Sections that are meant as profiles, but that no AWS SDK finds. */
  misread: MisreadSection[];
  problems: FileProblem[];
}

/**
 * The paths of the shared files: `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`, else `.aws` in the home folder.
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html
 */
export function filePaths(env: NodeJS.ProcessEnv, homedir: string): FilePaths {
  const place = (variable: string, name: string): string => {
    const given = env[variable];
    if (given === undefined || given === '') return join(homedir, '.aws', name);
    return /^~[/\\]/.test(given) ? join(homedir, given.slice(2)) : given;
  };
  return {
    config: place('AWS_CONFIG_FILE', 'config'),
    credentials: place('AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
  };
}

/** Reads both files anew. A file that is not there is an empty one; one that cannot be read is a problem, not an error. */
export async function readProfileFiles(paths: FilePaths): Promise<ProfileFiles> {
  const problems: FileProblem[] = [];
  const misread: MisreadSection[] = [];
  for (const file of ['config', 'credentials'] as const) {
    const path = paths[file];
    const read = await readText(path);
    const problem = read.problem ?? unreadableText(read.text);
    if (problem !== undefined) problems.push({ file, path, problem });
    misread.push(...misreadSections(read.text, file));
  }
  const parsed = await loadSharedConfigFiles({
    configFilepath: paths.config,
    filepath: paths.credentials,
    ignoreCache: true,
  });
  const config = new Map(Object.entries(parsed.configFile));
  const profiles = new Map<string, Section>();
  for (const [name, section] of config) {
    if (!/^(services|sso-session)\./.test(name)) profiles.set(name, section);
  }
  for (const [name, section] of Object.entries(parsed.credentialsFile)) {
    // The loader's spelling of [profile x] and of other sections that belong into the config file.
    if (/^(profile|services|sso-session)\./.test(name)) continue;
    profiles.set(name, { ...profiles.get(name), ...section });
  }
  return {
    profiles,
    services: sectionsOf(config, 'services'),
    ssoSessions: sectionsOf(config, 'sso-session'),
    misread: misread.filter(({ name }) => !profiles.has(name)),
    problems,
  };
}

function sectionsOf(config: ReadonlyMap<string, Section>, kind: string): Map<string, Section> {
  const prefix = `${kind}.`;
  return new Map(
    [...config].flatMap(([name, section]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), section] as const] : [],
    ),
  );
}

async function readText(path: string): Promise<{ text: string; problem?: string }> {
  try {
    return { text: await readFile(path, 'utf8') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { text: '' };
    return { text: '', problem: `The file cannot be read (${String(code)}). Check its permissions.` };
  }
}
