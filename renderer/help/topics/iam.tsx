import { guidePage, type Topic } from '../topic.ts';

export const iam: Topic = {
  title: 'What IAM is',
  subject: 'IAM',
  body: (
    <>
      <p>
        AWS Identity and Access Management (IAM) decides who may do what in an AWS account. Everything that
        somebody does in AWS, in the console or by a program, is a request that IAM allows or denies.
      </p>
      <h3>Its parts</h3>
      <dl>
        <dt>User</dt>
        <dd>A person or a program with credentials of its own in one account.</dd>
        <dt>Group</dt>
        <dd>Users who do the same job. What the group may do, its members may do.</dd>
        <dt>Policy</dt>
        <dd>A list of what is allowed or denied, as JSON. It is attached to users and groups.</dd>
        <dt>Role</dt>
        <dd>Permissions that somebody takes on for a while, without a password or keys of its own.</dd>
      </dl>
      <h3>Before you create users</h3>
      <p>
        For people, AWS recommends IAM Identity Center: one sign-in for many accounts, and credentials that
        end by themselves. IAM users are right where it cannot be used.
      </p>
    </>
  ),
  links: [
    ['What is IAM?', guidePage('introduction')],
    ['Security best practices in IAM', guidePage('best-practices')],
    ['When to create an IAM user instead of a role', guidePage('id_users')],
  ],
};
