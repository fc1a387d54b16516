import { guidePage, type Topic } from '../topic.ts';

export const root: Topic = {
  title: 'Why not to work as the root user',
  subject: 'the root user',
  body: (
    <>
      <p>
        The root user is the account’s owner: the e-mail address with which it was opened. No policy and no
        permissions boundary can limit it. Who has its credentials can close the account and change its
        payment.
      </p>
      <p>
        Use it for the few tasks that need it, protect it with MFA, and delete its access keys. For everything
        else, this work included, use an administrator’s user or, better, a role.
      </p>
    </>
  ),
  links: [
    ['AWS account root user', guidePage('id_root-user')],
    ['Root user best practices', guidePage('root-user-best-practices')],
    ['Tasks that require the root user', guidePage('root-user-tasks')],
  ],
};
