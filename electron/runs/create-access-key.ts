import { CreateAccessKeyCommand } from '@aws-sdk/client-iam';
import type { GatehouseError } from '../../shared/errors.ts';
import type { Step } from '../../shared/plans/step.ts';
import { deleteAccessKey, listAccessKeys, ownerlessKeys } from './access-keys.ts';
import {
  attempts,
  recordDone,
  recordFailed,
  recordRefused,
  sendIntended,
  type StepWork,
} from './step-work.ts';

type AccessKeyStep = Extract<Step, { call: 'CreateAccessKey' }>;

/**
 * CreateAccessKey: the user's keys are listed before it is sent, and its secret is in the vault before anything else.
 * Where the answer is lost, the key that it may have made is looked for and deleted, and another one is made: AWS tells
 * a secret once.
 */
export async function runCreateAccessKey(work: StepWork, step: AccessKeyStep): Promise<void> {
  const { calls, state } = work;
  for (const id of state.deadKeyIds) {
    const problem = await deleteAccessKey(work, id);
    if (problem !== undefined) return recordFailed(work, problem);
  }
  for (let sent = 1; ; sent += 1) {
    if (state.unknown > 0) {
      const held = heldAlready(work);
      if (held !== undefined) return recordDone(work, held);
      const problem = await deleteOwnerless(work);
      if (problem !== undefined) return recordFailed(work, problem);
    }
    const before = await listAccessKeys(work, 'wait for the user');
    if (before.kind !== 'answered') return recordFailed(work, before.error);
    const { keys, serverTime } = before.value;
    const look = {
      keyIds: keys.map(({ id }) => id),
      ...(serverTime === undefined ? {} : { serverTime }),
    };
    const answer = await sendIntended(work, look, () =>
      calls.client.send(new CreateAccessKeyCommand(step.input)),
    );
    if (answer.kind === 'refused') {
      // A key that a lost answer made may be what fills the quota.
      const mayBeOurs = answer.code === 'LimitExceeded' && state.unknown > 1 && sent < attempts;
      if (!mayBeOurs) return recordRefused(work, answer.error);
      await work.record({ record: 'withdrawn', stepId: step.id });
      continue;
    }
    const { AccessKeyId, SecretAccessKey } = (answer.kind === 'answered' && answer.value.AccessKey) || {};
    if (AccessKeyId !== undefined && SecretAccessKey !== undefined) {
      await work.keep({
        rowId: work.row.id,
        kind: 'secretAccessKey',
        secret: SecretAccessKey,
        accessKeyId: AccessKeyId,
      });
      return recordDone(work, AccessKeyId);
    }
    const error = answer.kind === 'lost' ? answer.error : unreadable(step);
    if (sent === attempts) return recordFailed(work, error);
    await calls.recover(error, sent);
  }
}

/** The key whose secret is in the vault although its outcome did not get into the journal. */
function heldAlready({ row, state, vault }: StepWork): string | undefined {
  const id = vault.get(row.id, 'secretAccessKey')?.accessKeyId;
  const wasThereBefore = id !== undefined && state.look?.keyIds?.includes(id) === true;
  return wasThereBefore ? undefined : id;
}

async function deleteOwnerless(work: StepWork): Promise<GatehouseError | undefined> {
  const found = await work.calls.lookUntil(async () => {
    const ids = await ownerlessKeys(work);
    return ids.length < work.state.unknown ? undefined : ids;
  });
  const ids = found ?? (await ownerlessKeys(work));
  if (ids.length > work.state.unknown) return ambiguous(work.row.userName, ids);
  for (const id of ids) {
    const problem = await deleteAccessKey(work, id);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/**
 * At the run's end: deletes an access key that a lost answer made and that no reader saw until now. Never fails; what
 * could not be settled is noted on the row.
 */
export async function sweepAccessKeys(work: StepWork): Promise<void> {
  const problem = await deleteOwnerless(work);
  const { id: rowId, userName } = work.row;
  const note = (text: string): Promise<void> => work.record({ record: 'note', rowId, text });
  if (problem !== undefined) {
    await note(
      `${userName} may have an access key whose secret nobody knows. Look at the user's keys. ${problem.message}`,
    );
  }
  await work.record({ record: 'swept', stepId: work.state.step.id });
}

function ambiguous(userName: string, ids: string[]): GatehouseError {
  return {
    kind: 'conflict',
    message:
      `${userName} has access keys (${ids.join(', ')}) of which this run cannot tell whether it made them. ` +
      'Delete those that nobody uses, then try again.',
    call: 'CreateAccessKey',
  };
}

function unreadable({ call }: AccessKeyStep): GatehouseError {
  return { kind: 'unexpected', message: 'AWS answered without an access key. Try again.', call };
}
