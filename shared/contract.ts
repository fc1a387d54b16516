import { z } from 'zod';
import { identitySchema } from './accounts/identity.ts';
import { profileSummarySchema } from './accounts/profile.ts';
import { snapshotSchema } from './accounts/snapshot.ts';
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
const reviewedPlan = z.strictObject({ draft: draftSchema, planHash: z.string().max(64) });
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
