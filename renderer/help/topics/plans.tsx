import { guidePage, type Topic } from '../topic.ts';

export const plans: Topic = {
  title: 'Plan and approval',
  subject: 'the plan',
  body: (
    <>
      <p>
        The plan is what the draft means for an account: every call, and what is wrong with it. It is made
        from what is known of the account; at the top of the page is how old that is. Of an account that was
        never read, the plan can be looked through, but neither approved nor exported.
      </p>
      <dl>
        <dt>Findings</dt>
        <dd>
          Errors cannot work and must be put right. Warnings work, but are probably not what you want. Advice
          says what would be better. “Show rows” shows the users that one is about.
        </dd>
        <dt>Users who exist already</dt>
        <dd>
          Stop, skip, or merge: with merge they get what they lack; nothing is taken away and no password is
          changed.
        </dd>
        <dt>Approval</dt>
        <dd>
          What is approved is what is applied, and once only. Before the first call the account is read again:
          where the plan would be another one by now, nothing is sent, and you see what is different.
        </dd>
        <dt>Your own permissions</dt>
        <dd>
          Before users are created, AWS is asked whether you may make these calls. What AWS cannot tell is
          “unknown”. Where AWS will refuse a call, you have to insist.
        </dd>
        <dt>Export</dt>
        <dd>
          The same plan as a bash or PowerShell script, for Terraform or for CloudFormation. No secret is in
          any of them.
        </dd>
      </dl>
    </>
  ),
  links: [
    ['Testing IAM policies with the simulator', guidePage('access_policies_testing-policies')],
    ['Security best practices in IAM', guidePage('best-practices')],
  ],
};
