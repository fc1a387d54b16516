import type { GatehouseError } from '../../shared/errors.ts';
import type { Answer } from './aws-calls.ts';
import type { Look } from './records.ts';
import {
  attempts,
  recordDone,
  recordFailed,
  recordRefused,
  sendIntended,
  type StepWork,
} from './step-work.ts';

/** How to make something whose name is unique in the account. */
export interface Creation<Entity> {
  create: () => Promise<unknown>;
  /** Reads what has the name now. */
  read: () => Promise<Exclude<Answer<Entity | undefined>, { kind: 'lost' }>>;
  createdAt: (entity: Entity) => Date | undefined;
  /** Whether it is as the step asks for. */
  isAsWanted: (entity: Entity) => boolean;
  /** What to say when it is somebody else's. */
  taken: GatehouseError;
}

/** AWS's machines do not agree on the time to the millisecond, and it tells whole seconds. */
const clockTolerance = 5_000;

/**
 * Creates something with a unique name: looked for before the call is sent. Where the answer is lost, what has that
 * name is ours when AWS's own dates say that it was made after that look, and it is as we asked for it.
 */
export async function createOnce<Entity>(work: StepWork, creation: Creation<Entity>): Promise<void> {
  const { calls, state } = work;
  for (let sent = 0; ; sent += 1) {
    let look: Look | undefined;
    if (state.unknown > 0) {
      const entity = await calls.lookUntil(() => existing(creation));
      if (entity !== undefined)
        return isOurs(entity, creation, state.look) ? recordDone(work) : recordFailed(work, creation.taken);
    } else {
      const answer = await creation.read();
      if (answer.kind === 'answered') return recordFailed(work, creation.taken);
      if (answer.code !== 'NoSuchEntity') return recordFailed(work, answer.error);
      look = answer.serverTime === undefined ? {} : { serverTime: answer.serverTime };
    }
    const answer = await sendIntended(work, look, creation.create);
    if (answer.kind === 'answered') return recordDone(work);
    if (answer.kind === 'lost') {
      if (sent + 1 >= attempts) return recordFailed(work, answer.error);
      await calls.recover(answer.error, sent + 1);
      continue;
    }
    const mayBeOurs = answer.code === 'EntityAlreadyExists' && state.unknown > 1;
    if (!mayBeOurs || sent + 1 >= attempts) return recordRefused(work, answer.error);
    await work.record({ record: 'withdrawn', stepId: state.step.id });
  }
}

async function existing<Entity>({ read }: Creation<Entity>): Promise<Entity | undefined> {
  const answer = await read();
  return answer.kind === 'answered' ? answer.value : undefined;
}

function isOurs<Entity>(
  entity: Entity,
  { createdAt, isAsWanted }: Creation<Entity>,
  look: Look | undefined,
): boolean {
  const created = createdAt(entity)?.getTime();
  if (created === undefined || look?.serverTime === undefined) return false;
  return created >= look.serverTime - clockTolerance && isAsWanted(entity);
}
