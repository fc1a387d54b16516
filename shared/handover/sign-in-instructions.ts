import type { AccountKey, Partition } from '../accounts/account-key.ts';

/** What the instructions tell somebody who signs in for the first time. No secret is a part of it. */
export interface Newcomer {
  account: AccountKey;
  signInUrl: string;
  userName: string;
  /** Whether the password must be changed at the first sign-in. */
  passwordReset: boolean;
  /** `null` where that is not known: the user was there before. */
  mfaAssigned: boolean | null;
}

/** The subject of the console's own e-mail. */
export const instructionsSubject = 'Welcome to Amazon Web Services';

/**
 * The console's “Email sign-in instructions”, a line each: how to sign in, and never a password. The console says
 * nothing of MFA; here it does, because the person has to know.
 */
export function signInInstructions(newcomer: Newcomer): string[] {
  const { account, signInUrl, userName } = newcomer;
  return [
    'Hello,',
    '',
    `You have been given access to the AWS Management Console for the Amazon Web Services account with the ID ending in ${account.accountId.slice(-4)}. You can get started by using the sign-in information provided below.`,
    '',
    rule,
    '',
    `Sign-in URL: ${signInUrl}`,
    '',
    `User name: ${userName}`,
    '',
    passwordSentence(newcomer),
    '',
    mfaSentence(newcomer),
    '',
    rule,
    '',
    `How to sign in: ${signInGuide(account.partition)}`,
    '',
    'Sincerely,',
    '',
    'Your AWS Account Administrator',
  ];
}

const rule = '-------------------------------------------------';

function passwordSentence({ passwordReset }: Newcomer): string {
  return passwordReset
    ? 'Your initial sign-in password will be provided to you by your AWS account administrator, separately from this email. When you sign in for the first time, you must change your password.'
    : 'Your sign-in password will be provided to you by your AWS account administrator, separately from this email.';
}

const assignIt =
  'you have signed in, choose your name at the top right, then Security credentials, then Assign MFA device.';

/** What the person has to know of MFA, as sentences. */
export function mfaSentence({ mfaAssigned }: Pick<Newcomer, 'mfaAssigned'>): string {
  if (mfaAssigned === null)
    return `If an MFA device is assigned to you, you are asked for it after your password. If none is: when ${assignIt}`;
  return mfaAssigned
    ? 'An MFA device is assigned to you: after your password you are asked for the code that your authenticator app shows.'
    : `No MFA device is assigned to you yet. When ${assignIt}`;
}

/** AWS's page for somebody who signs in as an IAM user. */
export function signInGuide(partition: Partition): string {
  const documentation =
    partition === 'aws-cn' ? 'https://docs.amazonaws.cn/en_us' : 'https://docs.aws.amazon.com';
  return `${documentation}/IAM/latest/UserGuide/id_users_sign-in.html`;
}
