import { z } from 'zod';
import type { CredentialReport } from './credential-report.ts';
import { type ReadableTable, Table } from './table.ts';

const tag = z.strictObject({ key: z.string(), value: z.string() });
/** Moments are milliseconds since the epoch, whole seconds, as AWS keeps them. */
const moment = z.number().int();
const documents = z.record(z.string(), z.string());

const loginProfile = z.strictObject({
  created: moment,
  /** When the password was changed last, if ever. */
  changed: moment.optional(),
  resetRequired: z.boolean(),
  /** Base64; one per profile, so that the history can be checked with one hash. */
  salt: z.string(),
  /** Base64 scrypt hashes, the newest first; the first is the password that is valid. */
  hashes: z.array(z.string()).min(1),
});

const user = z.strictObject({
  name: z.string(),
  path: z.string(),
  id: z.string(),
  created: moment,
  passwordLastUsed: moment.optional(),
  boundary: z.string().optional(),
  tags: z.array(tag),
  /** Keys of groups. */
  groups: z.array(z.string()),
  /** ARNs of attached managed policies. */
  attached: z.array(z.string()),
  /** Inline policies: name to document. */
  inline: documents,
  loginProfile: loginProfile.optional(),
  accessKeys: z.array(z.string()),
  /** Serial numbers of enabled MFA devices. */
  mfaDevices: z.array(z.string()),
});

const group = z.strictObject({
  name: z.string(),
  path: z.string(),
  id: z.string(),
  created: moment,
  attached: z.array(z.string()),
  inline: documents,
});

const policyVersion = z.strictObject({ id: z.string(), created: moment, document: z.string() });

const policy = z.strictObject({
  name: z.string(),
  path: z.string(),
  id: z.string(),
  created: moment,
  updated: moment,
  description: z.string().optional(),
  tags: z.array(tag),
  defaultVersion: z.string(),
  /** The newest first. */
  versions: z.array(policyVersion).min(1),
});

const accessKey = z.strictObject({
  id: z.string(),
  /** The key of the user it belongs to. */
  user: z.string(),
  secret: z.string(),
  status: z.enum(['Active', 'Inactive']),
  created: moment,
  lastUsed: z.strictObject({ at: moment, service: z.string(), region: z.string() }).optional(),
});

const mfaDevice = z.strictObject({
  serial: z.string(),
  name: z.string(),
  /** Absent for a virtual one. */
  kind: z.enum(['hardware', 'passkey']).optional(),
  created: moment,
  /** Base32 text; a passkey's is never used. */
  seed: z.string(),
  tags: z.array(tag),
  /** The key of the user whose device it is, once enabled. */
  user: z.string().optional(),
  enabled: moment.optional(),
  /** The newest 30 s step whose code was used: neither it nor an older one is accepted again. */
  lastStep: z.number().int().optional(),
});

const passwordPolicy = z.strictObject({
  minimumLength: z.number().int(),
  symbols: z.boolean(),
  numbers: z.boolean(),
  uppercase: z.boolean(),
  lowercase: z.boolean(),
  usersMayChange: z.boolean(),
  maxAgeDays: z.number().int().optional(),
  reusePrevention: z.number().int().optional(),
  hardExpiry: z.boolean().optional(),
});

const settings = z.strictObject({ alias: z.string().optional(), passwordPolicy: passwordPolicy.optional() });

/** Everything the practice account knows, as it is kept between starts. Holds secrets. */
export const practiceStateSchema = z.strictObject({
  format: z.literal('gatehouse-practice-account'),
  version: z.literal(1),
  settings,
  users: z.array(user),
  groups: z.array(group),
  policies: z.array(policy),
  accessKeys: z.array(accessKey),
  /** Ids of access keys that there were: whoever still has one is nobody. */
  deletedKeys: z.array(z.string()).default([]),
  mfaDevices: z.array(mfaDevice),
});

/** See {@link practiceStateSchema}. */
export type PracticeState = z.infer<typeof practiceStateSchema>;
/** An IAM user with all that hangs on it. */
export type User = Readonly<z.infer<typeof user>>;
/** An IAM group. Who is in it is kept with the users. */
export type Group = Readonly<z.infer<typeof group>>;
/** A customer managed policy. */
export type Policy = Readonly<z.infer<typeof policy>>;
/** An access key with its secret. */
export type AccessKey = Readonly<z.infer<typeof accessKey>>;
/** An MFA device with its seed. */
export type MfaDevice = Readonly<z.infer<typeof mfaDevice>>;
/** A console password, hashed. */
export type LoginProfile = Readonly<z.infer<typeof loginProfile>>;
/** The account's custom password policy. */
export type PasswordPolicy = Readonly<z.infer<typeof passwordPolicy>>;
/** What there is once per account. */
export type Settings = Readonly<z.infer<typeof settings>>;
/** A tag with its key as it was first written. */
export type Tag = Readonly<z.infer<typeof tag>>;

/** The account as a read operation sees it. Users, groups and policies are keyed by lower-case name. */
export interface ReadableState {
  readonly users: ReadableTable<User>;
  readonly groups: ReadableTable<Group>;
  readonly policies: ReadableTable<Policy>;
  /** By access key id. */
  readonly accessKeys: ReadableTable<AccessKey>;
  /** By serial number in lower case. */
  readonly mfaDevices: ReadableTable<MfaDevice>;
  readonly settings: Settings;
  readonly credentialReport: CredentialReport | undefined;
}

/** The account's tables, and what a lagging reader sees of them. */
export class AccountState implements ReadableState {
  readonly users: Table<User>;
  readonly groups: Table<Group>;
  readonly policies: Table<Policy>;
  readonly accessKeys: Table<AccessKey>;
  readonly mfaDevices: Table<MfaDevice>;
  /** See {@link practiceStateSchema}. */
  readonly deletedKeys = new Set<string>();
  readonly #settings: Table<Settings>;
  credentialReport: CredentialReport | undefined;
  readonly #settleMs: number;
  /** When users were deleted, by key; since this account was opened. */
  readonly #userDeletions = new Map<string, number>();
  /** Until when a user whose name was deleted and made again is not to be changed, by key. */
  readonly #unsettledUsers = new Map<string, number>();

  /**
   * @param lagMs how far readers are behind, in milliseconds
   * @param settleMs how long after its deletion a user name that is made again keeps AWS busy, in milliseconds
   */
  constructor(lagMs: number, settleMs = 0) {
    this.#settleMs = settleMs;
    this.users = new Table(lagMs);
    this.groups = new Table(lagMs);
    this.policies = new Table(lagMs);
    this.accessKeys = new Table(lagMs);
    this.mfaDevices = new Table(lagMs);
    this.#settings = new Table(lagMs);
  }

  get settings(): Settings {
    return this.#settings.get('') ?? {};
  }

  setSettings(value: Settings, at: number): void {
    this.#settings.set('', value, at);
  }

  noteUserDeleted(key: string, now: number): void {
    this.#userDeletions.set(key, now);
  }

  noteUserCreated(key: string, now: number): void {
    const until = (this.#userDeletions.get(key) ?? Number.NEGATIVE_INFINITY) + this.#settleMs;
    if (until > now) this.#unsettledUsers.set(key, until);
  }

  /** Whether AWS is still working on a user whose name was deleted and made again. */
  isUserUnsettled(key: string, now: number): boolean {
    return (this.#unsettledUsers.get(key) ?? now) > now;
  }

  /** What a reader sees at the moment `now`. */
  seenAt(now: number): ReadableState {
    return {
      users: this.users.seenAt(now),
      groups: this.groups.seenAt(now),
      policies: this.policies.seenAt(now),
      accessKeys: this.accessKeys.seenAt(now),
      mfaDevices: this.mfaDevices.seenAt(now),
      settings: this.#settings.seenAt(now).get('') ?? {},
      credentialReport: this.credentialReport,
    };
  }

  /** A document of everything, fit for JSON. */
  toDocument(): PracticeState {
    return {
      format: 'gatehouse-practice-account',
      version: 1,
      settings: this.settings,
      users: [...this.users.values()],
      groups: [...this.groups.values()],
      policies: [...this.policies.values()],
      accessKeys: [...this.accessKeys.values()],
      deletedKeys: [...this.deletedKeys],
      mfaDevices: [...this.mfaDevices.values()],
    };
  }

  /** The state that a document describes; everything in it is long known to readers. */
  static fromDocument(document: PracticeState, lagMs: number, settleMs: number): AccountState {
    const state = new AccountState(lagMs, settleMs);
    const long = Number.NEGATIVE_INFINITY;
    state.setSettings(document.settings, long);
    for (const one of document.users) state.users.set(keyOf(one.name), one, long);
    for (const one of document.groups) state.groups.set(keyOf(one.name), one, long);
    for (const one of document.policies) state.policies.set(keyOf(one.name), one, long);
    for (const one of document.accessKeys) state.accessKeys.set(one.id, one, long);
    for (const id of document.deletedKeys) state.deletedKeys.add(id);
    for (const one of document.mfaDevices) state.mfaDevices.set(keyOf(one.serial), one, long);
    return state;
  }
}

/** The key under which a name is kept: AWS's names are unique without regard to case. */
export function keyOf(name: string): string {
  return name.toLowerCase();
}
