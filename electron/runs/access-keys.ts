import { DeleteAccessKeyCommand, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { HttpResponse } from '@smithy/protocol-http';
import { Failure, type GatehouseError } from '../../shared/errors.ts';
import type { Answer } from './aws-calls.ts';
import type { StepWork } from './step-work.ts';

interface KeysSeen {
  keys: { id: string; created: number | undefined }[];
  /** AWS's clock when it answered, in milliseconds. */
  serverTime: number | undefined;
}

/** AWS's machines do not agree on the time to the millisecond, and it tells whole seconds. */
const clockTolerance = 5_000;

/** The access keys of a row's user. A user made a moment ago may not be known everywhere yet. */
export function listAccessKeys(
  work: StepWork,
  unknownUser: 'wait for the user' | 'refuse',
): Promise<Answer<KeysSeen>> {
  const list = async (): Promise<KeysSeen> => {
    let serverTime: number | undefined;
    const command = new ListAccessKeysCommand({ UserName: work.row.userName });
    command.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        if (HttpResponse.isInstance(result.response)) {
          const date = Date.parse(result.response.headers['date'] ?? '');
          if (!Number.isNaN(date)) serverTime = date;
        }
        return result;
      },
      { step: 'deserialize', name: 'serverTime' },
    );
    const { AccessKeyMetadata = [] } = await work.calls.client.send(command);
    const keys = AccessKeyMetadata.flatMap(({ AccessKeyId, CreateDate }) =>
      AccessKeyId === undefined ? [] : [{ id: AccessKeyId, created: CreateDate?.getTime() }],
    );
    return { keys, serverTime };
  };
  return unknownUser === 'refuse'
    ? work.calls.read('ListAccessKeys', list)
    : work.calls.repeat('ListAccessKeys', list);
}

/**
 * Keys that this step's lost answers may have made: not there at the look before, made after it by AWS's own dates, and
 * not the one whose secret is in the vault. Throws `Failure` where the keys may not be listed.
 */
export async function ownerlessKeys(work: StepWork): Promise<string[]> {
  const answer = await listAccessKeys(work, 'refuse');
  if (answer.kind === 'refused' && answer.code === 'NoSuchEntity') return [];
  if (answer.kind !== 'answered') throw new Failure(answer.error);
  const { look, accessKeyId } = work.state;
  const held = work.vault.get(work.row.id, 'secretAccessKey')?.accessKeyId;
  const earliest = (look?.serverTime ?? 0) - clockTolerance;
  return answer.value.keys
    .filter(({ id }) => id !== accessKeyId && id !== held && look?.keyIds?.includes(id) !== true)
    .filter(({ created }) => created === undefined || created >= earliest)
    .map(({ id }) => id);
}

/** Deletes a key whose secret nobody knows; gives what speaks against it. One that is gone already is deleted. */
export async function deleteAccessKey(
  work: StepWork,
  AccessKeyId: string,
): Promise<GatehouseError | undefined> {
  const stepId = work.state.step.id;
  await work.record({ record: 'repair', stepId, call: 'DeleteAccessKey', accessKeyId: AccessKeyId });
  const answer = await work.calls.repeat('DeleteAccessKey', () =>
    work.calls.client.send(new DeleteAccessKeyCommand({ UserName: work.row.userName, AccessKeyId })),
  );
  const isGone = answer.kind === 'answered' || (answer.kind === 'refused' && answer.code === 'NoSuchEntity');
  if (!isGone) return answer.error;
  await work.record({ record: 'removed', stepId, accessKeyId: AccessKeyId });
  return undefined;
}
