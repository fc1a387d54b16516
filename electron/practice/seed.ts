import { codeOf, stepAt } from './totp.ts';
import type { PracticeAccount } from './practice-account.ts';
import { companyGroups, companyPolicies, companyUsers, type SeedMfa, type SeedUser } from './company.ts';

const day = 24 * 60 * 60 * 1000;

type Parameters = Readonly<Record<string, string>>;

/** Fills an account through its own operations, each at its moment in the past. */
class Seeder {
  readonly #account: PracticeAccount;
  readonly #now: number;

  constructor(account: PracticeAccount) {
    this.#account = account;
    this.#now = account.now();
  }

  /** Makes a call that many days ago and gives the answer's XML. @throws when the call is refused */
  async call(daysAgo: number, action: string, parameters: Parameters): Promise<string> {
    const form = new URLSearchParams({ Action: action, Version: '2010-05-08', ...parameters });
    const { status, body } = await this.#account.perform(form, this.momentOf(daysAgo));
    if (status !== 200) throw new Error(`The practice company cannot be set up: ${action}: ${body}`);
    return body;
  }

  momentOf(daysAgo: number): number {
    return this.#now - daysAgo * day;
  }

  async user(user: SeedUser): Promise<void> {
    const UserName = user.name;
    const tags: Record<string, string> = {};
    for (const [index, [key, value]] of Object.entries(user.tags ?? {}).entries()) {
      tags[`Tags.member.${index + 1}.Key`] = key;
      tags[`Tags.member.${index + 1}.Value`] = value;
    }
    await this.call(user.joinedDaysAgo, 'CreateUser', {
      UserName,
      Path: user.path ?? '/',
      ...tags,
      ...(user.boundary === undefined ? {} : { PermissionsBoundary: user.boundary }),
    });
    for (const GroupName of user.groups ?? []) {
      await this.call(user.joinedDaysAgo, 'AddUserToGroup', { UserName, GroupName });
    }
    for (const PolicyArn of user.attached ?? []) {
      await this.call(user.joinedDaysAgo, 'AttachUserPolicy', { UserName, PolicyArn });
    }
    for (const [PolicyName, document] of Object.entries(user.inline ?? {})) {
      const PolicyDocument = JSON.stringify(document);
      await this.call(user.joinedDaysAgo, 'PutUserPolicy', { UserName, PolicyName, PolicyDocument });
    }
    if (user.console !== undefined) await this.console(user, user.console);
    if (user.mfa !== undefined) await this.mfa(UserName, user.mfa);
    for (const device of user.otherMfa ?? [])
      this.#account.registerDevice(UserName, device, this.momentOf(device.daysAgo));
    for (const key of user.keys ?? []) await this.accessKey(UserName, key);
  }

  async console(user: SeedUser, login: NonNullable<SeedUser['console']>): Promise<void> {
    const password = `aA1!${Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64url')}`;
    await this.call(user.joinedDaysAgo, 'CreateLoginProfile', {
      UserName: user.name,
      Password: password,
      PasswordResetRequired: String(login.signedInDaysAgo === undefined),
    });
    if (login.signedInDaysAgo !== undefined) {
      this.#account.recordSignIn(user.name, this.momentOf(login.signedInDaysAgo));
    }
  }

  async mfa(userName: string, mfa: SeedMfa): Promise<void> {
    const body = await this.call(mfa.daysAgo, 'CreateVirtualMFADevice', { VirtualMFADeviceName: userName });
    if (!mfa.enabled) return;
    const serial = /<SerialNumber>([^<]+)</.exec(body)?.[1] ?? '';
    const seed = Buffer.from(/<Base32StringSeed>([^<]+)</.exec(body)?.[1] ?? '', 'base64').toString();
    const step = stepAt(this.momentOf(mfa.daysAgo)) - 1;
    await this.call(mfa.daysAgo, 'EnableMFADevice', {
      UserName: userName,
      SerialNumber: serial,
      AuthenticationCode1: codeOf(seed, step),
      AuthenticationCode2: codeOf(seed, step + 1),
    });
  }

  async accessKey(userName: string, key: NonNullable<SeedUser['keys']>[number]): Promise<void> {
    const body = await this.call(key.madeDaysAgo, 'CreateAccessKey', { UserName: userName });
    const id = /<AccessKeyId>([^<]+)</.exec(body)?.[1] ?? '';
    if (key.usedDaysAgo !== undefined) {
      this.#account.recordKeyUse(id, key.service ?? 's3', 'eu-central-1', this.momentOf(key.usedDaysAgo));
    }
    if (key.inactive === true) {
      await this.call(0, 'UpdateAccessKey', { UserName: userName, AccessKeyId: id, Status: 'Inactive' });
    }
  }
}

/**
 * Fills an empty account with a small company: groups, customer managed policies, ten users in different
 * states, an alias and a password policy, all dated before the account's now. Nobody knows the passwords.
 */
export async function seedSmallCompany(account: PracticeAccount): Promise<void> {
  const seeder = new Seeder(account);
  await seeder.call(1210, 'CreateAccountAlias', { AccountAlias: 'northwind-bikes' });
  await seeder.call(1209, 'UpdateAccountPasswordPolicy', {
    MinimumPasswordLength: '14',
    RequireSymbols: 'true',
    RequireNumbers: 'true',
    RequireUppercaseCharacters: 'true',
    RequireLowercaseCharacters: 'true',
    PasswordReusePrevention: '5',
  });
  for (const policy of companyPolicies) {
    const body = await seeder.call(policy.madeDaysAgo, 'CreatePolicy', {
      PolicyName: policy.name,
      Path: policy.path,
      Description: policy.description,
      PolicyDocument: JSON.stringify(policy.document),
    });
    for (const version of policy.laterVersions ?? []) {
      await seeder.call(version.madeDaysAgo, 'CreatePolicyVersion', {
        PolicyArn: /<Arn>([^<]+)</.exec(body)?.[1] ?? '',
        PolicyDocument: JSON.stringify(version.document),
        SetAsDefault: 'true',
      });
    }
  }
  for (const group of companyGroups) {
    const GroupName = group.name;
    await seeder.call(group.madeDaysAgo, 'CreateGroup', { GroupName });
    for (const PolicyArn of group.attached) {
      await seeder.call(group.madeDaysAgo, 'AttachGroupPolicy', { GroupName, PolicyArn });
    }
    for (const [PolicyName, document] of Object.entries(group.inline ?? {})) {
      const PolicyDocument = JSON.stringify(document);
      await seeder.call(group.madeDaysAgo, 'PutGroupPolicy', { GroupName, PolicyName, PolicyDocument });
    }
  }
  for (const user of companyUsers) await seeder.user(user);
}
