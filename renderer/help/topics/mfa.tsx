import { guidePage, type Topic } from '../topic.ts';

export const mfa: Topic = {
  title: 'Multi-factor authentication',
  subject: 'MFA',
  body: (
    <>
      <p>
        With multi-factor authentication (MFA) a password alone opens nothing: whoever signs in also needs the
        device, for instance a phone with an authenticator app that shows a new code every 30 seconds.
      </p>
      <dl>
        <dt>Virtual MFA device</dt>
        <dd>
          An authenticator app. It takes a secret from a QR code, once; two codes in a row prove that it
          worked.
        </dd>
        <dt>Passkey or security key</dt>
        <dd>Cannot be phished. Users register it themselves in the AWS console.</dd>
        <dt>Hardware TOTP token</dt>
        <dd>A key fob that shows codes.</dd>
      </dl>
      <p>
        A user can have eight devices. A second one saves the day when the phone is lost. Where a policy
        denies everything without MFA, assign the device before the first sign-in, or the person cannot even
        change the password.
      </p>
    </>
  ),
  links: [
    ['MFA in IAM', guidePage('id_credentials_mfa')],
    ['Assign a virtual MFA device', guidePage('id_credentials_mfa_enable_virtual')],
    ['A lost or broken device', guidePage('id_credentials_mfa_lost-or-broken')],
  ],
};
