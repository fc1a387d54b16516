import { z } from 'zod';
import { usersProgressSchema } from './accounts/account-users.ts';
import { appCalls } from './calls/app.ts';
import { accountCalls } from './calls/accounts.ts';
import { draftCalls } from './calls/drafts.ts';
import { exportCalls } from './calls/exports.ts';
import { importCalls } from './calls/imports.ts';
import { planCalls } from './calls/plans.ts';
import { templateCalls } from './calls/templates.ts';
import { runCalls } from './calls/runs.ts';
import { handoverCalls } from './calls/handover.ts';
import { snapshotCalls } from './calls/snapshots.ts';
import { userCredentialsCalls } from './calls/user-credentials.ts';
import { mfaCalls } from './calls/mfa.ts';
import type { Call } from './calls/payloads.ts';
import type { CallName, EventName } from './channels.ts';
import type { Result } from './result.ts';
import { runChangeSchema } from './runs/run.ts';

/** Every call from the renderer to main: what it takes and what it gives. Main's wrapper and both typed sides follow. */
export const calls = {
  ...appCalls,
  ...accountCalls,
  ...snapshotCalls,
  ...draftCalls,
  ...templateCalls,
  ...importCalls,
  ...planCalls,
  ...exportCalls,
  ...runCalls,
  ...handoverCalls,
  ...userCredentialsCalls,
  ...mfaCalls,
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
  /** A draft came, went or was changed. */
  'drafts.changed': z.null(),
  /** The system had Gatehouse open files: `drafts.takeOpened` gives what came of them. */
  'drafts.opened': z.null(),
  /** The window is about to close: what is being typed is taken now, then `app.settled` is called. */
  'app.closing': z.null(),
} as const satisfies Record<EventName, z.ZodType>;

export type Input<Name extends CallName> = z.infer<(typeof calls)[Name]['input']>;
export type Output<Name extends CallName> = z.infer<(typeof calls)[Name]['output']>;
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>;

/** The functions for one area's calls. */
export type ServicesOf<Calls extends Record<string, Call>> = {
  [Name in keyof Calls]: (input: z.infer<Calls[Name]['input']>) => Promise<z.infer<Calls[Name]['output']>>;
};

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
