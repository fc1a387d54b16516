import { guidePage, type Topic } from '../topic.ts';

export const credentials: Topic = {
  title: 'Users and their credentials',
  subject: 'users and credentials',
  body: (
    <>
      <p>A user name is unique in the account; upper and lower case do not tell two names apart.</p>
      <dl>
        <dt>Console access</dt>
        <dd>
          A password for the AWS Management Console, at the account’s own sign-in page. Let Gatehouse make it
          up: it is long, different for each user, and keeps to the account’s password policy.
        </dd>
        <dt>A new password at next sign-in</dt>
        <dd>
          After the first sign-in only the user knows it. Users need the permission to change their own
          password: Gatehouse attaches IAMUserChangePassword where the account does not give it to everybody.
        </dd>
        <dt>Access key</dt>
        <dd>
          For programs: an access key ID and a secret access key. It never expires, so give one only where a
          role cannot do the work, and replace it from time to time.
        </dd>
      </dl>
      <p>
        AWS shows a secret access key once, when it is made. Gatehouse keeps it, encrypted by this computer,
        until you have handed it over.
      </p>
    </>
  ),
  links: [
    ['IAM users', guidePage('id_users')],
    ['User passwords', guidePage('id_credentials_passwords')],
    ['Access keys, and what to use instead', guidePage('id_credentials_access-keys')],
  ],
};
