import { guidePage, type Topic } from '../topic.ts';

export const handover: Topic = {
  title: 'Handing credentials over',
  subject: 'handing over',
  body: (
    <>
      <p>
        AWS never shows these passwords and secret access keys again. Until you have handed them over, only
        Gatehouse has them.
      </p>
      <ul>
        <li>Give each person only their own: the .csv file of all users is for you.</li>
        <li>
          Send the sign-in address and user name by one way, and the password by another, for instance by
          phone.
        </li>
        <li>Assign an MFA device while the person is with you, or ask them to do it at the first sign-in.</li>
        <li>Then finish the run: Gatehouse forgets the credentials. Delete the .csv file as well.</li>
      </ul>
    </>
  ),
  links: [
    ['How IAM users sign in', guidePage('id_users_sign-in')],
    ['Manage access keys', guidePage('id_credentials_access-keys')],
  ],
};
