import { guidePage, type Topic } from '../topic.ts';

export const snapshots: Topic = {
  title: 'Account snapshots',
  subject: 'account snapshots',
  body: (
    <>
      <p>
        Whenever Gatehouse reads an account, it keeps what it read on this computer: users, groups, policies,
        tags, the password policy and the quotas. No password, key or MFA seed is in it.
      </p>
      <p>
        Where the account cannot be reached, pickers and plans work with its snapshot and say how old it is.
        “Refresh” reads the account again and shows what has changed since. Before anything is created, the
        account is read again in any case.
      </p>
      <p>“Forget” deletes a snapshot from this computer. In the account nothing changes.</p>
    </>
  ),
  links: [['IAM and AWS STS quotas', guidePage('reference_iam-quotas')]],
};
