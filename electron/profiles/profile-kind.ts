import type { ProfileSummary } from '../../shared/accounts/profile.ts';
import type { ProfileFiles, Section } from './profile-files.ts';

/** Where a profile's credentials come from, and why they cannot be had, in a sentence. */
export interface Classified {
  kind: ProfileSummary['kind'];
  problem?: string;
  /** The problem is that the profile's role asks for an MFA code. */
  needsMfa?: true;
}

/**
 * Tells a profile's kind in the order in which the SDK's `fromIni` looks for credentials, and judges it before anything
 * is sent. https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function classify(name: string, files: ProfileFiles): Classified {
  const profile = files.profiles.get(name) ?? {};
  if (profile['role_arn'] !== undefined) return classifyRole(name, profile, files);
  const hasId = profile['aws_access_key_id'] !== undefined;
  const hasSecret = profile['aws_secret_access_key'] !== undefined;
  if (hasId && hasSecret) return { kind: 'static' };
  if (profile['credential_process'] !== undefined) return { kind: 'process' };
  if (isSso(profile)) return classifySso(profile, files);
  if (profile['login_session'] !== undefined) return { kind: 'sso' };
  if (hasId) return incomplete('It has an aws_access_key_id but no aws_secret_access_key.');
  if (hasSecret) return incomplete('It has an aws_secret_access_key but no aws_access_key_id.');
  if (profile['source_profile'] !== undefined) return incomplete('It has a source_profile but no role_arn.');
  if (profile['credential_source'] !== undefined) {
    return incomplete('It has a credential_source but no role_arn.');
  }
  return incomplete(
    'It has no credentials: neither access keys nor a role_arn, credential_process or sso_session.',
  );
}

function classifyRole(name: string, profile: Section, files: ProfileFiles): Classified {
  const source = profile['source_profile'];
  const credentialSource = profile['credential_source'];
  if (source !== undefined && credentialSource !== undefined) {
    return { kind: 'role', problem: 'It names both a source_profile and a credential_source. Remove one.' };
  }
  if (credentialSource !== undefined) {
    return {
      kind: 'role',
      problem:
        `Its credential_source is ${credentialSource}, which is for programs on AWS's own machines. ` +
        'Use a source_profile.',
    };
  }
  if (source !== undefined) return judgeChain(name, files);
  if (profile['web_identity_token_file'] !== undefined) return { kind: 'web-identity' };
  return incomplete('It has a role_arn but neither a source_profile nor a web_identity_token_file.');
}

/** Follows the source profiles of a role as the SDK does: static keys of a source end the chain. */
function judgeChain(name: string, files: ProfileFiles): Classified {
  const visited: string[] = [];
  let at = name;
  let source: string | undefined;
  while ((source = files.profiles.get(at)?.['source_profile']) !== undefined) {
    const serial = files.profiles.get(at)?.['mfa_serial'];
    if (serial !== undefined) return asksForMfa(serial);
    const origin = files.profiles.get(source);
    if (origin === undefined)
      return { kind: 'role', problem: `Its source_profile "${source}" does not exist.` };
    if (visited.includes(source)) {
      return {
        kind: 'role',
        problem: `Its source profiles go in a circle: ${[name, ...visited].join(', ')}.`,
      };
    }
    visited.push(source);
    if (origin['aws_access_key_id'] !== undefined && origin['aws_secret_access_key'] !== undefined) {
      return { kind: 'role' };
    }
    if (origin['role_arn'] === undefined) break;
    at = source;
  }
  return judgeSource(visited.at(-1) ?? name, files);
}

function asksForMfa(serial: string): Classified {
  return {
    kind: 'role',
    needsMfa: true,
    problem:
      `Its role asks for a code of the MFA device ${serial}. ` +
      'This version of Gatehouse cannot ask for it yet; choose a profile without mfa_serial.',
  };
}

/** A role's last source, which itself is no role with a source. */
function judgeSource(source: string, files: ProfileFiles): Classified {
  const { problem } = classify(source, files);
  return problem === undefined
    ? { kind: 'role' }
    : { kind: 'role', problem: `Its source_profile "${source}" cannot be used: ${problem}` };
}

function isSso(profile: Section): boolean {
  return Object.keys(profile).some((key) => key.startsWith('sso_'));
}

function classifySso(profile: Section, files: ProfileFiles): Classified {
  const missing = (keys: string[]): string | undefined => {
    const absent = keys.filter((key) => profile[key] === undefined);
    return absent.length === 0 ? undefined : `It lacks ${absent.join(' and ')}.`;
  };
  const session = profile['sso_session'];
  if (session !== undefined && !files.ssoSessions.has(session)) {
    return { kind: 'sso', problem: `Its section [sso-session ${session}] is not in the config file.` };
  }
  const needed = ['sso_account_id', 'sso_role_name'];
  const problem = missing(session === undefined ? ['sso_start_url', 'sso_region', ...needed] : needed);
  return problem === undefined ? { kind: 'sso' } : { kind: 'sso', problem };
}

function incomplete(problem: string): Classified {
  return { kind: 'incomplete', problem };
}
