/** A section that its writer meant as a profile, but that AWS SDKs pass over. */
export interface MisreadSection {
  name: string;
  problem: string;
}

/** Sections that are no profiles: of other settings, and of old versions of the AWS CLI. */
const otherSections = /^(sso-session|services)\s|^(plugins|preview)$/;

/** The profile names that the SDK's reader finds after `[profile `. */
const findableName = /^[\w\-@+.%:/]+$/;

/** Why nothing in the text of a file can be relied on; `undefined` when nothing speaks against it. */
export function unreadableText(text: string): string | undefined {
  if (text.includes('\0')) return 'The file is not saved as UTF-8. Save it as UTF-8 in an editor.';
  const lines = text.split(/\r?\n/).map(withoutComment);
  const broken = lines.findIndex((line) => line.startsWith('[') && !line.endsWith(']'));
  if (broken !== -1) {
    return `Line ${broken + 1} starts a section but has no "]", so what follows counts to the section before it.`;
  }
  const headers = lines.flatMap((line) => headerOf(line) ?? []);
  if (headers.some((header) => /^(profile\s+)?__proto__$/.test(header))) {
    return 'AWS SDKs refuse the whole file because of its section "__proto__". Rename that section.';
  }
  if (headers.length === 0 && lines.some((line) => line !== '')) {
    return 'The file holds no section in square brackets, so no profile is found in it.';
  }
  return undefined;
}

/** The sections of a file's text that are written so that no AWS SDK finds them as profiles; each name once. */
export function misreadSections(text: string, file: 'config' | 'credentials'): MisreadSection[] {
  const found = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const header = headerOf(withoutComment(line));
    if (header === undefined || header === '' || header === 'default' || otherSections.test(header)) continue;
    const misread = file === 'config' ? misreadInConfig(header) : misreadInCredentials(header);
    if (!found.has(misread.name)) found.set(misread.name, misread.problem);
  }
  return [...found].map(([name, problem]) => ({ name, problem }));
}

function misreadInConfig(header: string): MisreadSection {
  const quoted = /^profile\s+(["']?)(.*)\1$/.exec(header)?.[2];
  if (quoted === undefined) {
    return {
      name: header,
      problem: `In the config file its section must be called [profile ${header}], or no AWS SDK finds it.`,
    };
  }
  return {
    name: quoted,
    problem: findableName.test(quoted)
      ? 'Its section is empty, or there are spaces inside its brackets.'
      : 'AWS SDKs do not find a profile whose name has characters other than letters A-Z, digits and -_.@+%:/.',
  };
}

function misreadInCredentials(header: string): MisreadSection {
  const profile = /^profile\s+(["']?)(.*)\1$/.exec(header)?.[2];
  if (profile !== undefined) {
    return {
      name: profile,
      problem: `In the credentials file its section must be called [${profile}], without the word "profile".`,
    };
  }
  return {
    name: header,
    problem: /\s/.test(header)
      ? 'AWS SDKs do not find a profile whose name has a space.'
      : 'Its section is empty.',
  };
}

/** A line without its comment and the spaces around, as the SDK's reader takes it. */
function withoutComment(line: string): string {
  return line.replace(/(^|\s)[;#].*$/, '').trim();
}

function headerOf(line: string): string | undefined {
  return line.startsWith('[') && line.endsWith(']') ? line.slice(1, -1).trim() : undefined;
}
