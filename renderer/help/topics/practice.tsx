import type { Topic } from '../topic.ts';

export const practice: Topic = {
  title: 'The practice account',
  subject: 'the practice account',
  body: (
    <>
      <p>
        The practice account is an IAM of its own inside Gatehouse, with a small company in it. It has AWS’s
        names, limits, conflicts, password rules and answers, and it checks MFA codes for real: your phone’s
        authenticator app works with it. It does not evaluate policies. Nothing there reaches AWS.
      </p>
      <h3>To a real account</h3>
      <ol>
        <li>
          Set up a profile for the AWS CLI, for example with <code>aws configure --profile work</code>.
        </li>
        <li>Choose it in the profile menu at the top right.</li>
        <li>Check who you are: alias, account ID and your user or role stand beside the menu.</li>
      </ol>
    </>
  ),
  links: [
    [
      'Configuration and credential files of the AWS CLI',
      'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
    ],
  ],
};
