import type { GatehouseError } from '../../shared/errors.ts';
import type { HandoverEntry, HandoverItem } from '../../shared/handover/handover.ts';
import type { Step } from '../../shared/plans/step.ts';
import type { SecretKind } from '../../shared/runs/run.ts';
import type { EventRecord, HeaderRecord, Look } from './records.ts';

/** What a run's records say of a step. */
export interface StepState {
  readonly step: Step;
  state: 'waiting' | 'sent' | 'done' | 'failed';
  error: GatehouseError | undefined;
  /** The row without which the call was not sent. */
  lacking: string | undefined;
  /** What was seen before the first of the calls whose outcome is still open. */
  look: Look | undefined;
  /** How many sent calls there are of which nobody knows whether AWS carried them out. */
  unknown: number;
  /** How many times the step has been done: more than once where a secret was lost and made again. */
  timesDone: number;
  accessKeyId: string | undefined;
  /** Access keys of this step whose secrets were lost and which are to be deleted. */
  deadKeyIds: string[];
  /** Its secret was lost after it had been done: there is something in the account to be replaced. */
  isRenewal: boolean;
}

export interface RowState {
  readonly id: string;
  readonly kind: 'policy' | 'group' | 'user';
  /** Of a row that is no user's, the name of its policy or group. */
  readonly userName: string;
  readonly consoleAccess: boolean;
  readonly steps: StepState[];
  readonly notes: string[];
  mfaSerial: string | undefined;
  /** A device that an enrolment from here made and neither enabled nor deleted. */
  mfaLeftover: string | undefined;
  /** What was handed over, and how. A secret that was made again since is not in it. */
  readonly handed: Map<HandoverItem, NonNullable<HandoverEntry['handed']>>;
}

/** Everything that a run's records say. */
export interface RunState {
  readonly header: HeaderRecord;
  readonly rows: Map<string, RowState>;
  readonly steps: Map<string, { row: RowState; step: StepState }>;
  stopReason: GatehouseError | undefined;
  /** The last record about the run as a whole says that it is going on. */
  isGoing: boolean;
  /** Names of the secrets in the last .csv that was saved. */
  exported: ReadonlySet<string>;
  isClosed: boolean;
}

/** The state of a run, folded from its records. */
export function foldRecords(header: HeaderRecord, events: readonly EventRecord[]): RunState {
  const state = initialState(header);
  for (const event of events) applyRecord(state, event);
  return state;
}

function initialState(header: HeaderRecord): RunState {
  const rows = new Map<string, RowState>();
  const steps: RunState['steps'] = new Map();
  for (const { id, kind, name } of header.newEntities) rows.set(id, initialRow(id, kind, name, false));
  for (const { id, userName, consoleAccess } of header.rows)
    rows.set(id, initialRow(id, 'user', userName, consoleAccess));
  for (const step of header.steps) {
    const row = rows.get(step.rowId);
    if (row === undefined) continue;
    const stepState: StepState = {
      step,
      state: 'waiting',
      error: undefined,
      lacking: undefined,
      look: undefined,
      unknown: 0,
      timesDone: 0,
      accessKeyId: undefined,
      deadKeyIds: [],
      isRenewal: false,
    };
    row.steps.push(stepState);
    steps.set(step.id, { row, step: stepState });
  }
  return {
    header,
    rows,
    steps,
    stopReason: undefined,
    isGoing: true,
    exported: new Set(),
    isClosed: false,
  };
}

function initialRow(id: string, kind: RowState['kind'], userName: string, consoleAccess: boolean): RowState {
  return {
    id,
    kind,
    userName,
    consoleAccess,
    steps: [],
    notes: [],
    mfaSerial: undefined,
    mfaLeftover: undefined,
    handed: new Map(),
  };
}

/** Moves a state on by one record. Records of steps and rows that the header does not know say nothing. */
export function applyRecord(state: RunState, event: EventRecord): void {
  switch (event.record) {
    case 'stopped':
      state.isGoing = false;
      state.stopReason = event.reason;
      return;
    case 'resumed':
      state.isGoing = true;
      state.stopReason = undefined;
      return;
    case 'handed-over':
      for (const { item, rowIds } of event.items)
        for (const rowId of rowIds) state.rows.get(rowId)?.handed.set(item, { how: event.how, at: event.at });
      return;
    case 'not-handed-over':
      for (const { item, rowIds } of event.items)
        for (const rowId of rowIds) state.rows.get(rowId)?.handed.delete(item);
      return;
    case 'exported':
      state.exported = new Set([...state.exported, ...event.secrets]);
      return;
    case 'closed':
      state.isClosed = true;
      return;
    case 'retry':
    case 'note':
    case 'mfa': {
      const row = state.rows.get(event.rowId);
      if (row !== undefined) applyToRow(row, event);
      return;
    }
    default: {
      const found = state.steps.get(event.stepId);
      if (found === undefined) return;
      applyToStep(found.step, event);
      const item = event.record === 'renew' ? handoverItemOf(found.step.step) : undefined;
      if (item !== undefined) found.row.handed.delete(item);
    }
  }
}

/** The rows that a record is about, as far as it names any. */
export function rowsOf(state: RunState, event: EventRecord): RowState[] {
  const rowIds =
    'items' in event
      ? new Set(event.items.flatMap(({ rowIds }) => rowIds))
      : 'rowId' in event
        ? [event.rowId]
        : [];
  return [...rowIds].flatMap((rowId) => state.rows.get(rowId) ?? []);
}

function applyToRow(row: RowState, event: Extract<EventRecord, { record: 'retry' | 'note' | 'mfa' }>): void {
  switch (event.record) {
    case 'note':
      if (!row.notes.includes(event.text)) row.notes.push(event.text);
      return;
    case 'retry':
      for (const step of row.steps)
        if (step.state === 'failed') {
          step.state = 'waiting';
          step.error = undefined;
          step.lacking = undefined;
        }
      return;
    case 'mfa':
      row.mfaSerial = event.kind === 'enabled' ? event.serialNumber : undefined;
      row.mfaLeftover =
        event.kind === 'creating' || event.kind === 'created' ? event.serialNumber : undefined;
      if (event.kind === 'enabled')
        row.handed.set('mfa', { how: 'assigned', ...(event.at === undefined ? {} : { at: event.at }) });
      else if (row.handed.get('mfa')?.how === 'assigned') row.handed.delete('mfa');
  }
}

type StepEvent = Extract<EventRecord, { stepId: string }>;

function applyToStep(step: StepState, event: StepEvent): void {
  switch (event.record) {
    case 'intent':
      // A look made after a call whose outcome is open may already show what that call did.
      if (step.unknown === 0) step.look = event.look;
      step.state = 'sent';
      step.unknown += 1;
      return;
    case 'withdrawn':
      step.unknown -= 1;
      step.state = step.unknown === 0 ? 'waiting' : 'sent';
      return;
    case 'done':
      step.state = 'done';
      step.unknown = Math.max(0, step.unknown - 1);
      step.timesDone += 1;
      step.accessKeyId = event.accessKeyId;
      step.isRenewal = false;
      return;
    case 'failed':
      step.state = 'failed';
      step.error = event.error;
      step.lacking = event.lacking;
      return;
    case 'repair':
      if (step.state === 'waiting') step.state = 'sent';
      return;
    case 'removed':
      if (step.deadKeyIds.includes(event.accessKeyId))
        step.deadKeyIds = step.deadKeyIds.filter((id) => id !== event.accessKeyId);
      else step.unknown = Math.max(0, step.unknown - 1);
      return;
    case 'swept':
      step.unknown = 0;
      return;
    case 'renew':
      if (step.accessKeyId !== undefined) step.deadKeyIds.push(step.accessKeyId);
      step.accessKeyId = undefined;
      step.state = 'waiting';
      step.isRenewal = true;
  }
}

/** The secret that a step brings about, if any. */
export function secretKindOf(step: Step): SecretKind | undefined {
  if (step.call === 'CreateLoginProfile' || step.call === 'UpdateLoginProfile') return 'password';
  return step.call === 'CreateAccessKey' ? 'secretAccessKey' : undefined;
}

/** What a step's secret is called in a hand-over. */
export function handoverItemOf(step: Step): 'password' | 'accessKey' | undefined {
  const kind = secretKindOf(step);
  return kind === 'secretAccessKey' ? 'accessKey' : kind;
}

/** A name for the secret that a step brought about the last time it was done, for the record of exports. */
export function secretName({ step, timesDone }: StepState): string {
  return `${step.id}#${timesDone}`;
}

/** Whether a call with an open outcome may have left an access key that nobody holds. */
export function needsSweep({ step, state, unknown }: StepState): boolean {
  return step.call === 'CreateAccessKey' && (state === 'done' || state === 'failed') && unknown > 0;
}

/** Whether nothing is left to be done for a row: all of it is done, or a step has failed. */
export function isSettled(row: RowState): boolean {
  return (
    row.steps.every(({ state }) => state === 'done') || row.steps.some(({ state }) => state === 'failed')
  );
}

/** Whether a row's user is in the account: this run created it, or is about one that was there before. */
export function isUserCreated(row: RowState): boolean {
  return (
    row.kind === 'user' &&
    row.steps.every(({ step, state }) => step.call !== 'CreateUser' || state === 'done')
  );
}

/** The rows of users, without those of the policies and groups that the run creates for them. */
export function userRows({ rows }: Pick<RunState, 'rows'>): RowState[] {
  return [...rows.values()].filter(({ kind }) => kind === 'user');
}
