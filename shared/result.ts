import type { GatehouseError } from './errors.ts';

/** What every call gives back: a value, or a typed error. Nothing is thrown across a boundary. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; error: GatehouseError };

/** Wraps a value as a successful result. */
export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** Wraps an error as a failed result. */
export function failed(error: GatehouseError): { ok: false; error: GatehouseError } {
  return { ok: false, error };
}
