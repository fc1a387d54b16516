import { z } from 'zod';

/** The kinds of things that can go wrong; each calls for another reaction of the administrator. */
export const errorKindSchema = z.enum([
  'denied',
  'mfa-required',
  'session-expired',
  'throttled',
  'conflict',
  'not-found',
  'invalid',
  'quota',
  'offline',
  'storage-unavailable',
  'unexpected',
]);

/** Every error that crosses a boundary, told apart by `kind`. */
export const gatehouseErrorSchema = z.object({
  kind: errorKindSchema,
  /** One or two sentences for the administrator: what happened and what to do next. Never holds a secret. */
  message: z.string(),
  /** AWS's error code as it is on the wire, for instance `EntityAlreadyExists`. */
  code: z.string().optional(),
  /** The API call, for instance `CreateUser`. */
  call: z.string().optional(),
  /** AWS's request id, for a support case. */
  requestId: z.string().optional(),
});

export type ErrorKind = z.infer<typeof errorKindSchema>;
export type GatehouseError = z.infer<typeof gatehouseErrorSchema>;

/** Thrown inside a service where a result value would have to pass through many hands; the IPC wrapper unwraps it. */
export class Failure extends Error {
  readonly error: GatehouseError;

  constructor(error: GatehouseError) {
    super(error.message);
    this.name = 'Failure';
    this.error = error;
  }
}
