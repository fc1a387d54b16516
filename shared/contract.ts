import { z } from 'zod';
import { accountGroupsSchema, groupDetailsSchema } from './accounts/account-groups.ts';
import { accountKeySchema } from './accounts/account-key.ts';
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
import { handoverItemSchema } from './handover/handover.ts';
import { savedFilesSchema } from './handover/saved-files.ts';
import { signInBySchema } from './handover/sign-in-by.ts';
import { removalSchema, takenNameSchema, userDeviceSchema, virtualDeviceSchema } from './mfa/device.ts';
import type { Result } from './result.ts';
import { runChangeSchema, runHeaderSchema, runSchema, secretKindSchema } from './runs/run.ts';
import { credentialsRequestSchema } from './user-credentials/credentials-plan.ts';
import { keyStatusSchema, userCredentialsSchema } from './user-credentials/user-credentials.ts';

interface Call {
  input: z.ZodType;
  output: z.ZodType;
}

const nothing = z.undefined();
const done = z.null();
/** Ours are UUIDs; a draft that came from elsewhere may name its rows otherwise. */
const id = z.string().min(1).max(256);
const runId = z.strictObject({ runId: id });
const runRow = z.strictObject({ runId: id, rowId: id });
/** AWS has at most 5,000 users in an account, and a batch no more. */
const runRows = z.strictObject({ runId: id, rowIds: z.array(id).max(10_000) });
const enrolmentId = z.strictObject({ enrolmentId: id });
const userName = z.strictObject({ userName: z.string().min(1).max(128) });
/** A user of a certain account: `conflict` when the chosen profile is in another one by now. */
const userOfAccount = z.strictObject({ account: accountKeySchema, ...userName.shape });
const accessKeyOfUser = z.strictObject({
  ...userOfAccount.shape,
  accessKeyId: z.string().min(16).max(128),
});
/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html */
const mfaSerial = z.string().min(9).max(256);
const mfaCodes = { code1: z.string().max(64), code2: z.string().max(64) };
const reviewedPlan = z.strictObject({ draft: draftSchema, planHash: z.string().max(64) });
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
      /** Whether the first-run screen was seen. */
      welcomed: z.boolean(),
    }),
  },
  /** Remembers that the first-run screen was seen. */
  'app.welcomed': { input: nothing, output: done },
  /** Opens a link of the allow-list in the browser or the mail program; `invalid` for any other. */
  'app.openLink': { input: z.strictObject({ url: z.string().max(8192) }), output: done },
  /** Puts a text that is no secret, such as an ARN, on the clipboard; it stays there. */
  'app.copyText': { input: z.strictObject({ text: z.string().min(1).max(4096) }), output: done },

  'profiles.list': { input: nothing, output: z.array(profileSummarySchema) },
  /** Chooses a profile, asks AWS who that is, and remembers the choice. On an error the former choice stays. */
  'profiles.select': {
    input: z.strictObject({ profileId: z.string().min(1).max(4096) }),
    output: identitySchema,
  },
  /** The chosen profile's identity; the error of a remembered profile that no longer works. */
  'profiles.current': { input: nothing, output: identitySchema },

  /** What the chosen account looks like; from memory unless `refresh` or the account has changed since. */
  'account.snapshot': { input: z.strictObject({ refresh: z.boolean() }), output: snapshotSchema },
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
  /** The document of a managed policy, as indented JSON: of one version, or of the default one. */
  'policies.document': {
    input: z.strictObject({ ...policyArn.shape, versionId: z.string().min(2).max(64).optional() }),
    output: z.object({ document: z.string() }),
  },
  /** Who has a managed policy, attached or as permissions boundary. */
  'policies.entities': { input: policyArn, output: z.object({ entities: z.array(policyEntitySchema) }) },

  /** The draft that was being prepared last; `null` when there is none. */
  'draft.read': { input: nothing, output: draftSchema.nullable() },
  /** Keeps the draft being prepared; `null` forgets it. */
  'draft.save': { input: z.strictObject({ draft: draftSchema.nullable() }), output: done },

  /** Puts a plan's calls on the clipboard as an AWS CLI script; refused like `runs.start` for another plan. */
  'script.copy': { input: reviewedPlan, output: done },
  /** Asks where to, then writes that script; `path: null` when the administrator cancelled. */
  'script.save': { input: reviewedPlan, output: z.object({ path: z.string().nullable() }) },

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
      planHash: z.string().max(64),
      customPasswords: z.record(id, customPassword),
    }),
    output: runSchema,
  },
  /**
   * Gives an existing user a console password or an access key, as a run of its own. The user is read anew: `conflict`
   * when the calls are not the approved ones, `conflict` or `quota` when there can be no such credential, `invalid` for
   * a custom password.
   */
  'runs.startCredentials': {
    input: z.strictObject({
      ...credentialsRequestSchema.shape,
      planHash: z.string().max(64),
      customPassword: customPassword.optional(),
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

  /** Asks for a folder, then writes each user's own files in the console's shapes; `conflict` while others are written. */
  'handover.saveFiles': {
    input: z.strictObject({
      ...runRows.shape,
      items: z.array(z.enum(['password', 'accessKey'])).max(2),
      signInBy: signInBySchema,
    }),
    output: savedFilesSchema,
  },
  /** Asks for a folder, then writes each console user's sign-in instructions as an .eml draft. */
  'handover.saveDrafts': {
    input: z.strictObject({ ...runRows.shape, signInBy: signInBySchema }),
    output: savedFilesSchema,
  },
  /** Opens the mail program with one user's sign-in instructions; `to` may be empty. */
  'handover.openDraft': {
    input: z.strictObject({ ...runRow.shape, to: z.string().max(320), signInBy: signInBySchema }),
    output: runSchema,
  },
  /** Notes by hand that things were handed over or printed; `how: null` takes that back. */
  'handover.mark': {
    input: z.strictObject({
      ...runRows.shape,
      items: z.array(handoverItemSchema).max(4),
      how: z.enum(['printed', 'by-hand']).nullable(),
    }),
    output: runSchema,
  },
  /** Stops writing files after the one that is being written. */
  'handover.stop': { input: runId, output: done },

  /** How an existing user of the chosen account signs in and signs calls, read anew; `not-found` for no such user. */
  'users.credentials': { input: userName, output: userCredentialsSchema },
  /** Deletes a user's console password. */
  'users.disableSignIn': { input: userOfAccount, output: done },
  /** Activates or deactivates an access key. */
  'users.setAccessKeyStatus': {
    input: z.strictObject({ ...accessKeyOfUser.shape, status: keyStatusSchema }),
    output: done,
  },
  /** Deletes an access key for good; `conflict` for one that is not inactive. */
  'users.deleteAccessKey': { input: accessKeyOfUser, output: done },

  /**
   * Creates the virtual MFA device of a run's row, under the run's own account, or of any user of the account. `replace`
   * is the administrator's consent to delete that unassigned device, which has the name.
   */
  'mfa.begin': {
    input: z.strictObject({
      target: z.union([runRow, userOfAccount]),
      deviceName: z.string().max(1024),
      replace: mfaSerial.optional(),
    }),
    output: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('created'), enrolmentId: z.string(), serialNumber: z.string() }),
      z.object({ outcome: z.literal('name-taken'), taken: takenNameSchema }),
    ]),
  },
  /** The QR code as a PNG data URL, or the secret key (base32), for the eyes of the administrator who asked for it. */
  'mfa.reveal': {
    input: z.strictObject({ ...enrolmentId.shape, kind: z.enum(['qrCode', 'secretKey']) }),
    output: z.object({ secret: z.string() }),
  },
  'mfa.copySecretKey': { input: enrolmentId, output: done },
  /**
   * Enables the device with two consecutive codes; `invalid` says in plain words what is wrong with them. The run as it
   * is then, when the device is of a run's row.
   */
  'mfa.confirm': {
    input: z.strictObject({ ...enrolmentId.shape, ...mfaCodes }),
    output: z.object({ serialNumber: z.string(), run: runSchema.nullable() }),
  },
  /** Gives up an enrolment and deletes its device; nothing is left in the account. */
  'mfa.cancel': { input: enrolmentId, output: done },
  /** A user's MFA devices of all kinds, read anew. */
  'mfa.devices': { input: userOfAccount, output: z.object({ devices: z.array(userDeviceSchema) }) },
  /** Synchronizes a user's virtual device or hardware token with two consecutive codes; `invalid` as `mfa.confirm`. */
  'mfa.resync': {
    input: z.strictObject({ ...userOfAccount.shape, serialNumber: mfaSerial, ...mfaCodes }),
    output: done,
  },
  /** Takes a device from its user, and deletes it when it is virtual. */
  'mfa.remove': {
    input: z.strictObject({ ...userOfAccount.shape, serialNumber: mfaSerial }),
    output: removalSchema,
  },
  /** The account's virtual MFA devices, assigned and unassigned, read anew. */
  'mfa.accountDevices': {
    input: z.strictObject({ account: accountKeySchema }),
    output: z.object({ devices: z.array(virtualDeviceSchema) }),
  },
  /** Deletes a virtual device that is assigned to nobody; `conflict` when it is assigned, or being assigned here. */
  'mfa.deleteUnassigned': {
    input: z.strictObject({ account: accountKeySchema, serialNumber: mfaSerial }),
    output: done,
  },
} as const satisfies Record<CallName, Call>;

/** Every event from main to the renderer. */
export const events = {
  'run.changed': runChangeSchema,
  /** How many of a run's files are written, or have failed. */
  'handover.progress': z.object({
    runId: z.string(),
    done: z.number().int(),
    total: z.number().int(),
  }),
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
