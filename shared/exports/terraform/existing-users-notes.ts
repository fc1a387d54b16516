import type { Step } from '../../plans/step.ts';
import { commentText } from '../comment-text.ts';
import { madeUsers } from '../made-users.ts';

/** Comment lines on what Terraform cannot add to users who were there before without taking from them. */
export function existingUsersNotes(steps: readonly Step[]): string[] {
  const made = madeUsers(steps);
  const tags = steps.flatMap((step) =>
    step.call === 'TagUser' && !made.has(step.input.UserName)
      ? step.input.Tags.map(
          ({ Key, Value }) =>
            `  ${commentText(step.input.UserName)}: ${commentText(Key)} = ${commentText(Value)}`,
        )
      : [],
  );
  const policies = steps.flatMap((step) =>
    step.call === 'PutUserPolicy' && !made.has(step.input.UserName)
      ? [`  ${commentText(step.input.UserName)}: ${commentText(step.input.PolicyName)}`]
      : [],
  );
  return [
    ...(tags.length === 0
      ? []
      : [
          '',
          'Tags of users who were there before are left out on purpose: Terraform would take away all tags that it does not',
          'know, now and later. Give them in Gatehouse or the AWS console: Users, the user, Tags.',
          ...tags,
        ]),
    ...(policies.length === 0
      ? []
      : [
          '',
          'Look at these inline policies before you apply: their users did not have them. If somebody has given one of that',
          'name since, Terraform replaces it, and “terraform plan” does not say so.',
          ...policies,
        ]),
  ];
}
