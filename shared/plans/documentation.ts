const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const api = 'https://docs.aws.amazon.com/IAM/latest/APIReference';

/** The pages of AWS's documentation that findings lead to. */
export const documentation = {
  accessKeys: `${guide}/id_credentials_access-keys.html`,
  accountDetails: `${api}/API_GetAccountAuthorizationDetails.html`,
  attachUserPolicy: `${api}/API_AttachUserPolicy.html`,
  bestPractices: `${guide}/best-practices.html`,
  boundaries: `${guide}/access_policies_boundaries.html`,
  createPolicy: `${api}/API_CreatePolicy.html`,
  createGroup: `${api}/API_CreateGroup.html`,
  createUser: `${api}/API_CreateUser.html`,
  createUsers: `${guide}/id_users_create.html`,
  groups: `${guide}/id_groups.html`,
  identifiers: `${guide}/reference_identifiers.html`,
  inlinePolicies: `${guide}/access_policies_managed-vs-inline.html`,
  manageUsers: `${guide}/id_users_manage.html`,
  mfa: `${guide}/id_credentials_mfa.html`,
  ownCredentials: `${guide}/reference_policies_examples_aws_my-sec-creds-self-manage.html`,
  passwordPolicy: `${guide}/id_credentials_passwords_account-policy.html`,
  passwords: `${guide}/id_credentials_passwords_admin-change-user.html`,
  policies: `${guide}/access_policies.html`,
  quotas: `${guide}/reference_iam-quotas.html`,
  tags: `${guide}/id_tags.html`,
} as const;
