import { describe, expect, it } from 'vitest';
import { profileEntries } from '../../../electron/profiles/profile-entries.ts';
import { readProfileFiles } from '../../../electron/profiles/profile-files.ts';
import type { ProfileSummary } from '../../../shared/accounts/profile.ts';
import { awsFolder } from '../../support/aws-folder.ts';

type Files = Parameters<typeof awsFolder>[0];

async function listed(files: Files, env: NodeJS.ProcessEnv = {}): Promise<ProfileSummary[]> {
  const { config, credentials } = await awsFolder(files);
  const read = await readProfileFiles({ config, credentials });
  return profileEntries(read, { env, preview: false }).map(({ summary }) => summary);
}

/** Name, kind and problem, the rest left out. */
async function brief(files: Files): Promise<string[]> {
  return (await listed(files)).map(({ name, kind, problem }) => [name, kind, problem ?? 'ok'].join(' | '));
}

const keys = 'aws_access_key_id = AKIA\naws_secret_access_key = secret\n';

describe('the files', () => {
  it('may both be missing', async () => {
    expect(await listed({})).toEqual([]);
  });

  it('are merged per key, the credentials file wins', async () => {
    const profiles = await listed({
      config: '[default]\nregion = eu-central-1\n[profile a]\nregion = eu-west-1\naws_access_key_id = AKIA\n',
      credentials: '[default]\nregion = us-west-2\n[a]\naws_secret_access_key = secret\n',
    });
    expect(profiles).toMatchObject([
      { id: 'profile:default', kind: 'incomplete', region: 'us-west-2' },
      { id: 'profile:a', kind: 'static', region: 'eu-west-1' },
    ]);
  });

  it('may have a byte order mark, CRLF, comments, indents and a section twice', async () => {
    const config =
      '\uFEFF# made by hand\r\n[profile a] ; mine\r\n  aws_access_key_id=AKIA # mine\r\n; no key yet\r\n' +
      '[profile b]\r\nregion = eu-west-1\r\n[profile a]\r\naws_secret_access_key = secret\r\n';
    expect(
      await brief({ config, credentials: '\uFEFF[default]\r\n' + keys.replaceAll('\n', '\r\n') }),
    ).toEqual([
      'a | static | ok',
      expect.stringMatching(/^b \| incomplete \| It has no credentials/),
      'default | static | ok',
    ]);
  });

  it('hold other sections, which are no profiles', async () => {
    const config = `[profile a]\n${keys}[sso-session s]\nsso_region = x\n[services v]\niam =\n  endpoint_url = http://x\n[plugins]\na = b\n[preview]\nc = true\n`;
    expect(await brief({ config })).toEqual(['a | static | ok']);
  });
});

describe('a section that no AWS SDK finds is listed with what to change', () => {
  it.each([
    ['config', 'work', 'work', 'its section must be called [profile work]'],
    ['config', 'profile my name', 'my name', 'do not find a profile whose name has characters other than'],
    ['config', 'profile bücher', 'bücher', 'do not find a profile whose name has characters other than'],
    ['credentials', 'my name', 'my name', 'do not find a profile whose name has a space'],
    ['credentials', 'profile work', 'work', 'its section must be called [work]'],
  ])('%s file, [%s]', async (file, header, name, problem) => {
    const [found, ...more] = await listed({ [file]: `[${header}]\n${keys}` });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ id: `profile:${name}`, name, kind: 'incomplete' });
    expect(found?.problem).toContain(problem);
  });

  it('unless it is found under that name in another place', async () => {
    expect(await brief({ config: '[a]\nregion = x\n', credentials: `[a]\n${keys}` })).toEqual([
      'a | static | ok',
    ]);
  });

  it('and an empty one is told as such', async () => {
    expect((await listed({ config: '[profile a]\n' }))[0]?.problem).toContain('Its section is empty');
  });
});

describe('a damaged file is an entry of its own, beside what can be used', () => {
  it.each([
    ['is UTF-16', Buffer.from(`\uFEFF[default]\n${keys}`, 'utf16le'), 'not saved as UTF-8'],
    ['has no section', '{"not": "an ini file"}\n', 'holds no section'],
    [
      'has an unclosed section',
      `[profile a]\n${keys}[profile b\nregion = x\n`,
      'Line 4 starts a section but has no "]"',
    ],
    ['has a section that SDKs refuse', `[profile a]\n${keys}[profile __proto__]\nregion = x\n`, '__proto__'],
  ])('config that %s', async (_, config, problem) => {
    const profiles = await listed({ config, credentials: `[good]\n${keys}` });
    expect(profiles).toContainEqual({ id: 'profile:good', name: 'good', kind: 'static' });
    expect(profiles.at(-1)).toMatchObject({ id: 'file:config', kind: 'incomplete' });
    expect(profiles.at(-1)?.problem).toContain(problem);
  });
});

describe('where credentials come from', () => {
  const base = `[profile base]\n${keys}`;
  const role = 'role_arn = arn:aws:iam::123456789012:role/admin\n';

  it.each([
    ['static keys', keys, 'static | ok'],
    ['static keys of somebody with MFA', `${keys}mfa_serial = arn:aws:iam::1:mfa/a\n`, 'static | ok'],
    ['a session', `${keys}aws_session_token = token\n`, 'static | ok'],
    ['a role', `${role}source_profile = base\n`, 'role | ok'],
    ['a role of its own keys', `${role}source_profile = p\n${keys}`, 'role | ok'],
    ['a program', 'credential_process = tool\n', 'process | ok'],
    [
      'a region that is none',
      `${keys}region = eu central 1\n`,
      'static | Its region is no name of an AWS region.',
    ],
    ['a token file', `${role}web_identity_token_file = token\n`, 'web-identity | ok'],
    [
      'Identity Center, the old way',
      'sso_start_url = https://x\nsso_region = eu-west-1\nsso_account_id = 1\nsso_role_name = r\n',
      'sso | ok',
    ],
    ['aws login', 'login_session = arn:aws:iam::123456789012:user/ada\n', 'sso | ok'],
    [
      'half a key',
      'aws_secret_access_key = s\n',
      'incomplete | It has an aws_secret_access_key but no aws_access_key_id.',
    ],
    [
      'a role without a source, although there are keys, which an SDK would use as they are',
      role + keys,
      'incomplete | It has a role_arn but neither a source_profile nor a web_identity_token_file.',
    ],
    [
      'a source without a role',
      'source_profile = base\n',
      'incomplete | It has a source_profile but no role_arn.',
    ],
    ['a lost source', `${role}source_profile = none\n`, 'role | Its source_profile "none" does not exist.'],
    [
      'a source without credentials',
      `${role}source_profile = empty\n`,
      'role | Its source_profile "empty" cannot be used: It has no credentials: neither access keys nor a role_arn, credential_process or sso_session.',
    ],
    ['itself', `${role}source_profile = p\n`, 'role | Its source profiles go in a circle: p, p.'],
    [
      'two sources',
      `${role}source_profile = base\ncredential_source = Environment\n`,
      'role | It names both a source_profile and a credential_source. Remove one.',
    ],
    [
      'the instance',
      `${role}credential_source = Ec2InstanceMetadata\n`,
      "role | Its credential_source is Ec2InstanceMetadata, which is for programs on AWS's own machines. Use a source_profile.",
    ],
    [
      'a lost session',
      'sso_session = none\n',
      'sso | Its section [sso-session none] is not in the config file.',
    ],
    [
      'an incomplete session',
      'sso_start_url = https://x\nsso_region = eu-west-1\nsso_role_name = r\n',
      'sso | It lacks sso_account_id.',
    ],
    [
      'lost services',
      `${keys}services = none\n`,
      'static | Its services section [services none] is not in the config file.',
    ],
    [
      'an odd endpoint',
      `${keys}endpoint_url = localhost:4566\n`,
      'static | Its endpoint_url is not an http or https address.',
    ],
  ])('%s', async (_, lines, expected) => {
    const entries = await brief({ config: `[profile p]\n${lines}${base}[profile empty]\nregion = x\n` });
    expect(entries[0]).toBe(`p | ${expected}`);
  });

  it('a circle of roles', async () => {
    const [a] = await brief({
      config: `[profile a]\n${role}source_profile = b\n[profile b]\n${role}source_profile = a\n`,
    });
    expect(a).toBe('a | role | Its source profiles go in a circle: a, b, a.');
  });

  it('a role whose source asks for MFA', async () => {
    const [a] = await brief({
      config: `[profile a]\n${role}source_profile = b\n[profile b]\n${role}mfa_serial = serial\nsource_profile = base\n${base}`,
    });
    expect(a).toContain('asks for a code of the MFA device serial');
  });
});
