import { guidePage, type Topic } from '../topic.ts';

export const groups: Topic = {
  title: 'Giving permissions',
  subject: 'permissions',
  body: (
    <>
      <p>
        A new user may do nothing. What it may do comes from policies, and they can reach it in three ways.
      </p>
      <dl>
        <dt>Add user to group</dt>
        <dd>
          The best way for most: when somebody changes jobs, change the groups, and when the job changes,
          change the group’s policies once for all its members.
        </dd>
        <dt>Copy permissions</dt>
        <dd>
          What a colleague with the same job has. See what that is first: people gather permissions over the
          years.
        </dd>
        <dt>Attach policies directly</dt>
        <dd>For the exception: a permission that one person needs and the group does not.</dd>
      </dl>
      <p>
        Give what the work needs and no more (least privilege). AdministratorAccess and IAMFullAccess let a
        user do everything, or give itself the right to.
      </p>
    </>
  ),
  links: [
    ['Policies and permissions', guidePage('access_policies')],
    ['IAM user groups', guidePage('id_groups')],
    ['Apply least-privilege permissions', guidePage('best-practices')],
  ],
};
