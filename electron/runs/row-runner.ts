import { Failure } from '../../shared/errors.ts';
import { runCreateAccessKey } from './create-access-key.ts';
import { runCreateGroup } from './create-group.ts';
import { runCreateLoginProfile } from './create-login-profile.ts';
import { runCreatePolicy } from './create-policy.ts';
import { runCreateUser } from './create-user.ts';
import { isDone } from './needs.ts';
import { runRepeatable } from './repeatable-step.ts';
import type { RowState } from './run-state.ts';
import { recordFailed, recordLacking, type RunWork, type StepWork } from './step-work.ts';
import { runUpdateLoginProfile } from './update-login-profile.ts';

/**
 * Makes a row's calls one after the other, from the first that is not done, until all are done or one has failed.
 * Without a group or policy that it needs, nothing of it is sent. Throws `StopRun` when the run as a whole cannot go on.
 */
export async function runRow(run: RunWork, row: RowState): Promise<void> {
  const lacking = run.needs.ofRow(row).find((need) => !isDone(need));
  for (const state of row.steps) {
    if (lacking !== undefined && state.state === 'waiting')
      return recordLacking({ ...run, row, state }, lacking);
    if (state.state !== 'done') await settle({ ...run, row, state });
    if (state.state === 'failed') return;
  }
}

/** Runs a step that is not done; one that failed stays so until it is retried. */
async function settle(work: StepWork): Promise<void> {
  if (work.state.state === 'failed') return;
  try {
    await runStep(work);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await recordFailed(work, error.error);
  }
}

function runStep(work: StepWork): Promise<void> {
  const { step } = work.state;
  switch (step.call) {
    case 'CreateUser':
      return runCreateUser(work, step);
    case 'CreatePolicy':
      return runCreatePolicy(work, step, work.account);
    case 'CreateGroup':
      return runCreateGroup(work, step);
    case 'AddUserToGroup':
    case 'AttachUserPolicy':
    case 'PutUserPolicy':
    case 'TagUser':
    case 'AttachGroupPolicy':
      return runRepeatable(work, step);
    case 'CreateLoginProfile':
      return runCreateLoginProfile(work, step);
    case 'UpdateLoginProfile':
      return runUpdateLoginProfile(work, step);
    case 'CreateAccessKey':
      return runCreateAccessKey(work, step);
  }
}
