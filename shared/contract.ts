import { z } from 'zod';
import { accountGroupsSchema, groupDetailsSchema } from './accounts/account-groups.ts';
import { accountUsersSchema, credentialReportSchema, usersProgressSchema } from './accounts/account-users.ts';
import { credentialFactsSchema } from './accounts/credential-facts.ts';
import { identitySchema } from './accounts/identity.ts';
import { policyDetailsSchema, policyEntitySchema } from './accounts/policy-details.ts';
import { profileSummarySchema } from './accounts/profile.ts';
import { snapshotSchema } from './accounts/snapshot.ts';
import { userDetailsSchema } from './accounts/user-details.ts';
import { userPermissionsSchema } from './accounts/user-permissions.ts';
import type { CallName, EventName } from './channels.ts';
import { draftSchema } from './drafts/draft.ts';
import type { Result } from './result.ts';
import { runChangeSchema, runHeaderSchema, runSchema, secretKindSchema } from './runs/run.ts';

interface Call {
  input: z.ZodType;
  output: z.ZodType;
}

const nothing = z.undefined();
const done = z.null();
const runId = z.strictObject({ runId: z.string().min(1) });
const runRow = z.strictObject({ runId: z.string().min(1), rowId: z.string().min(1) });
const enrolmentId = z.strictObject({ enrolmentId: z.string().min(1) });
const userName = z.strictObject({ userName: z.string().min(1).max(128) });
const groupName = z.strictObject({ groupName: z.string().min(1).max(128) });
const policyArn = z.strictObject({ arn: z.string().min(20).max(2048) });
const refresh = z.strictObject({ refresh: z.boolean() });
/** Judged by the password rules in main; here only bounded. */
const customPassword = z.string().max(1024);

/** Every call from the renderer to main: what it takes and what it gives. Main's wrapper and both typed sides follow. */
export const calls = {
  'app.info': {
    input: nothing,
    output: z.object({
      version: z.string(),
      /** Running without Electron's runtime: practice account and loopback endpoints only. */
      preview: z.boolean(),
      /** Why secrets cannot be kept on this machine; `null` when they can. */
      vaultProblem: z.string().nullable(),
      /** What was found wrong at start and set aside, as sentences for the administrator. */
      startProblems: z.array(z.string()),
    }),
  },
  /** Opens a link of the allow-list in the browser or the mail program; `invalid` for any other. */
  'app.openLink': { input: z.strictObject({ url: z.string().max(8192) }), output: done },
  /** Puts a text that is no secret, such as an ARN, on the clipboard; it stays there. */
  'app.copyText': { input: z.strictObject({ text: z.string().min(1).max(4096) }), output: done },

  'profiles.list': { input: nothing, output: z.array(profileSummarySchema) },
  /** Chooses a profile, asks AWS who that is, and remembers the choice. On an error the former choice stays. */
  'profiles.select': { input: z.strictObject({ profileId: z.string().min(1) }), output: identitySchema },
  /** The chosen profile's identity; the error of a remembered profile that no longer works. */
  'profiles.current': { input: nothing, output: identitySchema },

  /** What the chosen account looks like; from memory unless `refresh` or the account has changed since. */
  'account.snapshot': { input: z.strictObject({ refresh: z.boolean() }), output: snapshotSchema },
  /** The default version of a managed policy's document, as indented JSON. */
  'account.policyDocument': {
    input: z.strictObject({ arn: z.string().min(20).max(2048) }),
    output: z.object({ document: z.string() }),
  },
  /** What an existing user may do and from where, read anew; `not-found` when there is no such user. */
  'account.userPermissions': { input: userName, output: userPermissionsSchema },

  /** All users with their groups, from memory as `account.snapshot`; `users.progress` tells how far the reading is. */
  'users.list': { input: refresh, output: accountUsersSchema },
  /** One user with tags and all policies, read anew. */
  'users.read': { input: userName, output: userDetailsSchema },
  /** What AWS's credential report says of all users; it can take a minute until AWS has made one. */
  'users.credentialReport': { input: refresh, output: credentialReportSchema },
  /** Users' credentials read anew, user by user; who is gone is left out. For one page of a list at the most. */
  'users.credentialFacts': {
    input: z.strictObject({ userNames: z.array(userName.shape.userName).min(1).max(50) }),
    output: z.object({
      facts: z.record(z.string(), credentialFactsSchema),
      /** The permissions that are missing for the parts that are `null`, as `iam:ListAccessKeys`. */
      missingPermissions: z.array(z.string()),
    }),
  },
  /** All groups with how many members and policies they have. */
  'groups.list': { input: refresh, output: accountGroupsSchema },
  /** One group with its members and policies, read anew. */
  'groups.read': { input: groupName, output: groupDetailsSchema },
  /** One managed policy with its versions, read anew. */
  'policies.read': { input: policyArn, output: policyDetailsSchema },
  /** The document of one version of a managed policy, as indented JSON. */
  'policies.document': {
    input: z.strictObject({ ...policyArn.shape, versionId: z.string().min(2).max(64) }),
    output: z.object({ document: z.string() }),
  },
  /** Who has a managed policy, attached or as permissions boundary. */
  'policies.entities': { input: policyArn, output: z.object({ entities: z.array(policyEntitySchema) }) },

  /** The draft that was being prepared last; `null` when there is none. */
  'draft.read': { input: nothing, output: draftSchema.nullable() },
  /** Keeps the draft being prepared; `null` forgets it. */
  'draft.save': { input: z.strictObject({ draft: draftSchema.nullable() }), output: done },

  /** The runs that are not closed, newest first: something is to be done, handed over or purged. */
  'runs.open': { input: nothing, output: z.array(runHeaderSchema) },
  'runs.read': { input: runId, output: runSchema },
  /**
   * Applies a plan: it is made again against a fresh snapshot, and refused (`conflict`) when its hash is not the
   * approved one. Custom passwords by row id, checked against the account's policy (`invalid`).
   */
  'runs.start': {
    input: z.strictObject({
      draft: draftSchema,
      planHash: z.string(),
      customPasswords: z.record(z.string(), customPassword),
    }),
    output: runSchema,
  },
  'runs.resume': { input: runId, output: runSchema },
  /** Stops after the calls that are out; the rest can be resumed. */
  'runs.stop': { input: runId, output: runSchema },
  'runs.retryRow': { input: runRow, output: runSchema },
  /** A secret for the eyes of the administrator who asked for it. */
  'runs.reveal': {
    input: z.strictObject({ ...runRow.shape, kind: secretKindSchema }),
    output: z.object({ secret: z.string() }),
  },
  /** Puts a secret on the clipboard, from main; it is cleared after 60 s if it is still there. */
  'runs.copySecret': { input: z.strictObject({ ...runRow.shape, kind: secretKindSchema }), output: done },
  /** Asks where to, then writes the console's five-column .csv; `path: null` when the administrator cancelled. */
  'runs.saveCsv': { input: runId, output: z.object({ path: z.string().nullable(), run: runSchema }) },
  /**
   * Ends the work on a run and purges its secrets from the vault. `conflict` while it is running, or while
   * credentials are not exported and `discardCredentials` is false.
   */
  'runs.close': { input: z.strictObject({ ...runId.shape, discardCredentials: z.boolean() }), output: done },

  /** Creates the virtual MFA device of a row's user, under the run's own account. */
  'mfa.begin': {
    input: z.strictObject({ ...runRow.shape, deviceName: z.string().max(1024) }),
    output: z.object({ enrolmentId: z.string(), serialNumber: z.string() }),
  },
  /** The QR code as a PNG data URL, or the secret key (base32), for the eyes of the administrator who asked for it. */
  'mfa.reveal': {
    input: z.strictObject({ ...enrolmentId.shape, kind: z.enum(['qrCode', 'secretKey']) }),
    output: z.object({ secret: z.string() }),
  },
  'mfa.copySecretKey': { input: enrolmentId, output: done },
  /** Enables the device with two consecutive codes; `invalid` says in plain words what is wrong with them. */
  'mfa.confirm': {
    input: z.strictObject({ ...enrolmentId.shape, code1: z.string().max(64), code2: z.string().max(64) }),
    output: z.object({ serialNumber: z.string(), run: runSchema }),
  },
  /** Gives up an enrolment and deletes its device; nothing is left in the account. */
  'mfa.cancel': { input: enrolmentId, output: done },
} as const satisfies Record<CallName, Call>;

/** Every event from main to the renderer. */
export const events = {
  'run.changed': runChangeSchema,
  'users.progress': usersProgressSchema,
} as const satisfies Record<EventName, z.ZodType>;

export type Input<Name extends CallName> = z.infer<(typeof calls)[Name]['input']>;
export type Output<Name extends CallName> = z.infer<(typeof calls)[Name]['output']>;
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>;

/** A function per call: what main implements. It gives a value or throws a `Failure`. */
export type Services = {
  [Name in CallName]: (input: Input<Name>) => Promise<Output<Name>>;
};

/** What the preload puts on `window.gatehouse`. */
export interface GatehouseApi {
  call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Result<Output<Name>>>;
  /** Listens until the returned function is called. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void;
}
