import type { GatehouseError } from '../../shared/errors.ts';

/** Thrown to end the work on a run; it can be resumed. Without a reason the administrator has asked for it. */
export class StopRun extends Error {
  readonly reason: GatehouseError | undefined;

  constructor(reason?: GatehouseError) {
    super(reason?.message ?? 'The run is to stop.');
    this.name = 'StopRun';
    this.reason = reason;
  }
}
