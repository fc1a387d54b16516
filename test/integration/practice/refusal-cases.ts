import {
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { practice, readBuckets, refusal } from './practice-fixture.ts';

/** A step of a test against an account. */
export type Step = (iam: IAMClient) => Promise<unknown>;

/** A call that AWS refuses: what there is before, the call, and the answer as the SDK gives it. */
export type RefusalCase = readonly [
  title: string,
  given: Step,
  call: Step,
  name: string,
  status: number,
  message: string,
];

/** The user and the group of the cases. */
export const Ann = { UserName: 'Ann' };
export const Devs = { GroupName: 'Devs' };

/** An empty account. */
export const nothing: Step = () => Promise.resolve();
/** An account with the user. */
export const ann: Step = (iam) => iam.send(new CreateUserCommand(Ann));
/** An account with the group. */
export const devs: Step = (iam) => iam.send(new CreateGroupCommand(Devs));

/** An account with user and group, in which more was done. */
export function annWith(...more: Step[]): Step {
  return async (iam) => {
    await ann(iam);
    await devs(iam);
    for (const step of more) await step(iam);
  };
}

/** A step done again and again. */
export function times(count: number, step: (iam: IAMClient, index: number) => Promise<unknown>): Step {
  return async (iam) => {
    for (let index = 0; index < count; index++) await step(iam, index);
  };
}

/** A customer managed policy of that name. */
export function policy(name: string): Step {
  return (iam) => iam.send(new CreatePolicyCommand({ PolicyName: name, PolicyDocument: readBuckets }));
}

/** Tests that each call is refused just so, and changes nothing. */
export function testRefusals(title: string, cases: readonly RefusalCase[]): void {
  describe(title, () => {
    test.for(cases)('%s', async ([, given, call, name, status, message]) => {
      const { iam, account } = practice();
      await given(iam);
      const before = account.toState();

      expect(await refusal(call(iam))).toEqual({ name, status, message });

      expect(account.toState()).toEqual(before);
    });
  });
}
