/**
 * Characters of user, group, policy and MFA device names: `[\w+=,.@-]+`, ASCII only.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html
 */
const nameCharacters = /^[A-Za-z0-9_+=,.@-]+$/;

/** What is wrong with a user name, as a sentence; `undefined` when AWS takes it (1 to 64 characters). */
export function userNameProblem(name: string): string | undefined {
  if (name === '') return 'Enter a user name.';
  if (name.length > 64) return `A user name has at most 64 characters; this one has ${name.length}.`;
  if (!nameCharacters.test(name)) return `${strange(name)} Use letters, digits and + = , . @ _ - only.`;
  return undefined;
}

/**
 * What is wrong with a virtual MFA device's name; `undefined` when AWS takes it. The serial number, which is the
 * ARN around it, has at most 256 characters: 219 for the name fit in every partition.
 */
export function mfaDeviceNameProblem(name: string): string | undefined {
  if (name === '') return 'Enter a device name.';
  if (name.length > 219) return `A device name has at most 219 characters; this one has ${name.length}.`;
  if (!nameCharacters.test(name)) return `${strange(name)} Use letters, digits and + = , . @ _ - only.`;
  return undefined;
}

/** What is wrong with a group's name; `undefined` when AWS takes it (1 to 128 characters). */
export function groupNameProblem(name: string): string | undefined {
  return longNameProblem(name, 'group');
}

/** What is wrong with a managed policy's name; `undefined` when AWS takes it (1 to 128 characters). */
export function policyNameProblem(name: string): string | undefined {
  return longNameProblem(name, 'policy');
}

function longNameProblem(name: string, what: 'group' | 'policy'): string | undefined {
  if (name === '') return `Enter a ${what} name.`;
  if (name.length > 128) return `A ${what} name has at most 128 characters; this one has ${name.length}.`;
  if (!nameCharacters.test(name)) return `${strange(name)} Use letters, digits and + = , . @ _ - only.`;
  return undefined;
}

/**
 * What is wrong with a managed policy's path, whose characters are fewer than those of other paths.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 */
export function policyPathProblem(path: string): string | undefined {
  const problem = pathProblem(path);
  if (problem !== undefined) return problem;
  if (path.includes('//')) return 'A policy’s path has a name between every two slashes.';
  if (!/^[A-Za-z0-9.,+@=_/-]+$/.test(path))
    return 'A policy’s path has only letters, digits and + = , . @ _ - between the slashes.';
  return undefined;
}

/** What is wrong with a path; `undefined` for `/` or `/part/…/` of printable ASCII, at most 512 characters. */
export function pathProblem(path: string): string | undefined {
  if (!path.startsWith('/') || !path.endsWith('/'))
    return 'A path begins and ends with a slash, for instance /people/.';
  if (path === '//') return 'Enter a name between the slashes, for instance /people/, or / alone.';
  if (path.length > 512) return `A path has at most 512 characters; this one has ${path.length}.`;
  if (!/^[!-~]+$/.test(path)) return 'A path has only ASCII characters and no spaces.';
  return undefined;
}

/** Names are unique without regard to case: equal folded names clash in AWS. */
export function foldName(name: string): string {
  return name.toLowerCase();
}

function strange(name: string): string {
  const character = [...name].find((one) => !nameCharacters.test(one)) ?? '';
  if (character.trim() === '') return 'There is a space in the name.';
  // Invisible by itself, as what comes along from a spreadsheet or a chat: only its number can be shown.
  if (/[\p{C}\p{M}]/u.test(character))
    return `The invisible character ${codePoint(character)} is in the name.`;
  return `“${character}” cannot be in the name.`;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
