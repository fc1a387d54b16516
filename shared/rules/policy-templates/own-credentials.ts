import type { Partition } from '../../accounts/account-key.ts';
import { policyDocumentOf, type PolicyStatement } from './policy-document.ts';

/**
 * Managing one's own password, access keys, signing certificates, SSH keys, Git credentials and MFA devices. As AWS
 * documents it, but for the MFA device, which can have any name since November 2022:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-no-mfa.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html
 */
export function ownCredentialsPolicy(partition: Partition): string {
  return policyDocumentOf(ownCredentials(partition));
}

/**
 * The same, and nothing else in any service until the user has signed in with MFA:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 *
 * As documented it also bars the new password at the first sign-in, which comes before any MFA device can be there.
 * `passwordWithoutMfa` leaves that out of what is barred; AWS names the way, and does not recommend it.
 */
export function requireMfaPolicy(
  partition: Partition,
  { passwordWithoutMfa }: { passwordWithoutMfa: boolean },
): string {
  return policyDocumentOf([
    ...ownCredentials(partition),
    {
      Sid: 'DenyAllExceptListedIfNoMFA',
      Effect: 'Deny',
      NotAction: [
        ...(passwordWithoutMfa ? ['iam:ChangePassword'] : []),
        'iam:CreateVirtualMFADevice',
        'iam:EnableMFADevice',
        ...(passwordWithoutMfa ? ['iam:GetAccountPasswordPolicy'] : []),
        'iam:GetUser',
        'iam:ListMFADevices',
        'iam:ListVirtualMFADevices',
        'iam:ResyncMFADevice',
        'sts:GetSessionToken',
      ],
      Resource: '*',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    },
  ]);
}

function ownCredentials(partition: Partition): PolicyStatement[] {
  const own = (Sid: string, ...actions: string[]): PolicyStatement => ({
    Sid,
    Effect: 'Allow',
    Action: actions.map((action) => `iam:${action}`),
    Resource: `arn:${partition}:iam::*:user/\${aws:username}`,
  });
  const each = (what: string, ...verbs: string[]): string[] => verbs.map((verb) => `${verb}${what}`);
  return [
    {
      Sid: 'AllowViewAccountInfo',
      Effect: 'Allow',
      Action: ['iam:GetAccountPasswordPolicy', 'iam:GetAccountSummary', 'iam:ListVirtualMFADevices'],
      Resource: '*',
    },
    own('AllowManageOwnPasswords', 'ChangePassword', 'GetUser'),
    own(
      'AllowManageOwnAccessKeys',
      ...each('AccessKey', 'Create', 'Delete', 'Update'),
      'GetAccessKeyLastUsed',
      'ListAccessKeys',
    ),
    own(
      'AllowManageOwnSigningCertificates',
      ...each('SigningCertificate', 'Delete', 'Update', 'Upload'),
      'ListSigningCertificates',
    ),
    own(
      'AllowManageOwnSSHPublicKeys',
      ...each('SSHPublicKey', 'Delete', 'Get', 'Update', 'Upload'),
      'ListSSHPublicKeys',
    ),
    own(
      'AllowManageOwnGitCredentials',
      ...each('ServiceSpecificCredential', 'Create', 'Delete', 'Reset', 'Update'),
      'ListServiceSpecificCredentials',
    ),
    {
      Sid: 'AllowManageOwnVirtualMFADevice',
      Effect: 'Allow',
      Action: ['iam:CreateVirtualMFADevice'],
      Resource: `arn:${partition}:iam::*:mfa/*`,
    },
    own('AllowManageOwnUserMFA', ...each('MFADevice', 'Deactivate', 'Enable', 'Resync'), 'ListMFADevices'),
  ];
}
