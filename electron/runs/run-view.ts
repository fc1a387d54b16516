import type { GatehouseError } from '../../shared/errors.ts';
import type { Step } from '../../shared/plans/step.ts';
import type {
  NewEntity,
  Run,
  RunChange,
  RunHeader,
  RunRow,
  RunStep,
  SecretKind,
} from '../../shared/runs/run.ts';
import { handoverNotes, type CredentialsRow } from '../handover/credentials-csv.ts';
import type { Vault } from '../storage/vault.ts';
import { emailOf, handoverEntries, isPasswordReset } from './handover-view.ts';
import {
  isSettled,
  isUserCreated,
  userRows,
  needsSweep,
  secretKindOf,
  secretName,
  type RowState,
  type RunState,
  type StepState,
} from './run-state.ts';

/** What is known of a run besides its records. */
export interface RunSituation {
  state: RunState;
  vault: Vault;
  /** Absent when nobody works on the run. */
  activity: { isStopping: boolean; isWorkingOn: (rowId: string) => boolean } | undefined;
  waiting: string | undefined;
  /** A reason to stop that the disk did not take. */
  stopReason: GatehouseError | undefined;
}

/** A run as the renderer sees it; no secret is in it. */
export function toRun(situation: RunSituation): Run {
  return {
    header: toRunHeader(situation),
    newEntities: newEntityRows(situation.state).map((row) => toNewEntity(situation, row)),
    rows: userRows(situation.state).map((row) => toRunRow(situation, row)),
  };
}

function newEntityRows({ rows }: RunState): RowState[] {
  return [...rows.values()].filter(({ kind }) => kind !== 'user');
}

/** A run's header with those of its rows that are named. */
export function toRunChange(situation: RunSituation, rows: ReadonlySet<RowState>): RunChange {
  const changed = [...rows];
  return {
    header: toRunHeader(situation),
    newEntities: changed.filter(({ kind }) => kind !== 'user').map((row) => toNewEntity(situation, row)),
    rows: changed.filter(({ kind }) => kind === 'user').map((row) => toRunRow(situation, row)),
  };
}

export function toRunHeader(situation: RunSituation): RunHeader {
  const { state, vault, activity, waiting } = situation;
  const { id, account, alias, profileName, signInUrl, purpose, draftId, startedAt } = state.header;
  const rows = userRows(state);
  const existing = rows.filter((row) => purpose === undefined && !createsUser(row));
  const steps = [...state.steps.values()].map(({ step }) => step);
  const stopReason = situation.stopReason ?? state.stopReason ?? lostReason(situation);
  const runState = headerState(situation);
  return {
    id,
    account,
    ...(alias === undefined ? {} : { alias }),
    profileName,
    signInUrl,
    ...(purpose === undefined ? {} : { purpose }),
    ...(draftId === undefined ? {} : { draftId }),
    startedAt,
    state: runState,
    ...(stopReason === undefined || runState !== 'stopped' ? {} : { stopReason }),
    ...(waiting === undefined || activity === undefined ? {} : { waiting }),
    secretsKept: vault.isPersistent,
    exported: unexportedSecrets(situation).length === 0,
    counts: {
      users: rows.length,
      usersDone: rows.filter((row) => row.steps.every(isDone)).length,
      existing: existing.length,
      existingDone: existing.filter((row) => row.steps.every(isDone)).length,
      usersFailed: rows.filter((row) => row.steps.some(isFailed)).length,
      entitiesFailed: newEntityRows(state).filter((row) => row.steps.some(isFailed)).length,
      calls: steps.length,
      callsDone: steps.filter(isDone).length,
    },
  };
}

/** Whether the run makes the user of a row, who otherwise was there before. */
function createsUser({ steps }: RowState): boolean {
  return steps.some(({ step }) => step.call === 'CreateUser');
}

function headerState(situation: RunSituation): RunHeader['state'] {
  const { state, activity } = situation;
  if (activity !== undefined) return activity.isStopping ? 'stopping' : 'running';
  const isFinished =
    [...state.rows.values()].every(isSettled) &&
    ![...state.steps.values()].some(({ step }) => needsSweep(step)) &&
    lostSecrets(situation).length === 0;
  return isFinished ? 'finished' : 'stopped';
}

export function toRunRow(situation: RunSituation, row: RowState): RunRow {
  const credentials = credentialsOf(situation, row);
  const email = emailOf(row, situation.state.header);
  return {
    id: row.id,
    userName: row.userName,
    state: rowState(situation, row),
    steps: row.steps.map(toRunStep),
    consoleAccess: row.consoleAccess,
    passwordReset: isPasswordReset(row),
    secrets: knownSecrets(situation, row),
    ...(credentials.accessKeyId === undefined ? {} : { accessKeyId: credentials.accessKeyId }),
    notes: [...row.notes, ...handoverNotes(credentials)],
    ...(row.mfaSerial === undefined ? {} : { mfaSerial: row.mfaSerial }),
    handover: handoverEntries(row),
    ...(email === undefined ? {} : { email }),
  };
}

function toNewEntity(situation: RunSituation, row: RowState): NewEntity {
  return {
    id: row.id,
    kind: row.kind === 'policy' ? 'policy' : 'group',
    name: row.userName,
    state: rowState(situation, row),
    steps: row.steps.map(toRunStep),
  };
}

function toRunStep({ step, state, error }: StepState): RunStep {
  return {
    id: step.id,
    call: step.call,
    target: targetOf(step),
    state,
    ...(error === undefined ? {} : { error }),
  };
}

function rowState({ activity }: RunSituation, row: RowState): RunRow['state'] {
  if (row.steps.every(isDone)) return 'done';
  if (row.steps.some(isFailed)) return 'failed';
  if (activity?.isWorkingOn(row.id) === true) return 'working';
  return activity === undefined && row.steps.some(({ state }) => state !== 'waiting') ? 'stopped' : 'waiting';
}

function targetOf(step: Step): string {
  switch (step.call) {
    case 'AddUserToGroup':
      return step.input.GroupName;
    case 'AttachUserPolicy':
    case 'AttachGroupPolicy':
      return step.input.PolicyArn;
    case 'PutUserPolicy':
      return step.input.PolicyName;
    case 'TagUser':
      return step.input.Tags.map(({ Key }) => Key).join(', ');
    default:
      return '';
  }
}

/** The credentials of a row that there are and that are known, for the .csv. */
export function credentialsOf({ vault }: RunSituation, row: RowState): CredentialsRow {
  const hasPassword = row.steps.some((step) => secretKindOf(step.step) === 'password' && isDone(step));
  const keyStep = row.steps.find((step) => step.step.call === 'CreateAccessKey' && isDone(step));
  const kept = vault.get(row.id, 'secretAccessKey');
  return {
    userName: row.userName,
    password: hasPassword ? vault.get(row.id, 'password')?.secret : undefined,
    accessKeyId: keyStep?.accessKeyId,
    secretAccessKey: kept?.accessKeyId === keyStep?.accessKeyId ? kept?.secret : undefined,
  };
}

/** Whether this run created the row's user, rather than adding to one who was there before. */
function isCreatedHere(row: RowState): boolean {
  return isUserCreated(row) && row.steps.some(({ step }) => step.call === 'CreateUser');
}

/**
 * One line for each user that this run created or made credentials for, but those of which nothing is known any more of what was
 * made: a line without it might replace the one that has it, in a .csv that was saved before.
 */
export function allCredentials(situation: RunSituation): CredentialsRow[] {
  const made = new Set(secretsMade(situation).map(({ row }) => row));
  return userRows(situation.state)
    .filter((row) => (made.has(row) ? knownSecrets(situation, row).length > 0 : isCreatedHere(row)))
    .map((row) => credentialsOf(situation, row));
}

function knownSecrets(situation: RunSituation, row: RowState): SecretKind[] {
  const { password, secretAccessKey } = credentialsOf(situation, row);
  return [
    ...(password === undefined ? [] : ['password' as const]),
    ...(secretAccessKey === undefined ? [] : ['secretAccessKey' as const]),
  ];
}

interface Secret {
  row: RowState;
  step: StepState;
  kind: SecretKind;
  name: string;
}

function secretsMade({ state }: RunSituation): Secret[] {
  return [...state.steps.values()].flatMap(({ row, step }) => {
    const kind = secretKindOf(step.step);
    return kind === undefined || !isDone(step) ? [] : [{ row, step, kind, name: secretName(step) }];
  });
}

/** The names of the secrets that are known now, for the record of an export. */
export function knownSecretNames(situation: RunSituation): string[] {
  return secretsMade(situation)
    .filter(({ row, kind }) => knownSecrets(situation, row).includes(kind))
    .map(({ name }) => name);
}

/** Secrets that were made and are in no .csv that was saved. */
export function unexportedSecrets(situation: RunSituation): Secret[] {
  return secretsMade(situation).filter(({ name }) => !situation.state.exported.has(name));
}

/** Secrets that were made, are in no .csv, and are gone. A vault that cannot be opened at present has lost nothing. */
export function lostSecrets(situation: RunSituation): Secret[] {
  if (situation.vault.isLocked) return [];
  return unexportedSecrets(situation).filter(({ row, kind }) => !knownSecrets(situation, row).includes(kind));
}

function lostReason(situation: RunSituation): GatehouseError | undefined {
  const rows = new Set(lostSecrets(situation).map(({ row }) => row.id));
  if (rows.size === 0) return undefined;
  const whose = rows.size === 1 ? 'One user' : `${rows.size} users`;
  return {
    kind: 'storage-unavailable',
    message: `${whose} got credentials that were lost before they were downloaded. Resume the run to replace them: passwords are set anew, access keys are deleted and made again.`,
  };
}

function isDone({ state }: StepState): boolean {
  return state === 'done';
}

function isFailed({ state }: StepState): boolean {
  return state === 'failed';
}
