import { guidePage, type Topic } from '../topic.ts';

export const boundaries: Topic = {
  title: 'Permissions boundaries',
  subject: 'permissions boundaries',
  body: (
    <>
      <p>
        A permissions boundary is a policy that says what a user may do at the most. It gives nothing: a user
        may do what both the boundary and the user’s policies allow.
      </p>
      <p>
        It is there for delegation. Whoever may create users, but only with a certain boundary, cannot make a
        user that can do more than the boundary allows.
      </p>
      <h3>An example</h3>
      <p>
        The policy AmazonS3FullAccess with a boundary that allows only S3 reads gives a user who can read, and
        neither write nor delete.
      </p>
    </>
  ),
  links: [['Permissions boundaries for IAM entities', guidePage('access_policies_boundaries')]],
};
