import type { Step } from '../plans/step.ts';
import { commentText } from './comment-text.ts';

/**
 * Comment lines for a format that would keep secrets where they do not belong (`where`): that credentials are left out,
 * whose they are, and what to do instead.
 */
export function leftOutCredentials(steps: readonly Step[], where: string): string[] {
  const named = (wanted: (step: Step) => boolean): string[] =>
    steps.filter(wanted).map(({ input }) => `  ${commentText('UserName' in input ? input.UserName : '')}`);
  const passwords = named(({ call }) => call === 'CreateLoginProfile' || call === 'UpdateLoginProfile');
  const keys = named(({ call }) => call === 'CreateAccessKey');
  if (passwords.length + keys.length === 0) return [];
  return [
    '',
    `Console passwords and access keys are left out on purpose: they would stand in ${where}.`,
    'Give them when the users are there, in Gatehouse or the AWS console: Users, the user, Security credentials.',
    ...(passwords.length === 0 ? [] : ['Console access is planned for:', ...passwords]),
    ...(keys.length === 0 ? [] : ['An access key is planned for:', ...keys]),
  ];
}
