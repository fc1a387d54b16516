import { emptyDraft, type UserSettings } from '../../shared/drafts/draft.ts';
import { plan } from '../../shared/plans/plan.ts';
import type { Run, RunHeader } from '../../shared/runs/run.ts';
import { valueOf, type InProcessGatehouse } from './in-process-gatehouse.ts';

/** Starts to create these users in the practice account, with a console password and an access key each. */
export async function startRun(
  { api }: InProcessGatehouse,
  names: string[],
  settings: Partial<UserSettings> = {},
): Promise<Run> {
  const snapshot = valueOf(await api.call('account.snapshot', { refresh: true }));
  const draft = emptyDraft('a-draft', 'unused');
  draft.users = names.map((name, index) => ({ id: `row-${index + 1}`, name }));
  draft.defaults = { ...draft.defaults, accessKey: true, ...settings };
  const { hash } = plan(draft, snapshot);
  return valueOf(await api.call('runs.start', { draft, planHash: hash, customPasswords: {} }));
}

/** Resolves when the run's state is one of these. */
export async function untilState(
  { api }: InProcessGatehouse,
  runId: string,
  ...states: RunHeader['state'][]
): Promise<Run> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const stopListening = api.on('run.changed', ({ header }) => {
    if (header.id === runId && states.includes(header.state)) resolve(undefined);
  });
  const now = valueOf(await api.call('runs.read', { runId }));
  if (!states.includes(now.header.state)) await promise;
  stopListening();
  return valueOf(await api.call('runs.read', { runId }));
}

/** Creates these users, to the end. */
export async function finishedRun(
  app: InProcessGatehouse,
  names: string[],
  settings: Partial<UserSettings> = {},
): Promise<Run> {
  const { header } = await startRun(app, names, settings);
  return untilState(app, header.id, 'finished');
}
