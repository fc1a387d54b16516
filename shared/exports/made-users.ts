import type { Step } from '../plans/step.ts';

/** The names of the users whom these steps make; the others were there before. */
export function madeUsers(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(steps.flatMap((step) => (step.call === 'CreateUser' ? [step.input.UserName] : [])));
}

/** Whether a call gives something to a user who was there before, and could overwrite what others gave. */
export function givesToExisting(step: Step, madeUsers: ReadonlySet<string>): boolean {
  return (step.call === 'TagUser' || step.call === 'PutUserPolicy') && !madeUsers.has(step.input.UserName);
}
