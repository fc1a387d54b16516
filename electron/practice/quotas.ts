/** AWS's default quotas, all of which GetAccountSummary reports where it has a key for them. */
export const quotas = {
  users: 5000,
  groups: 300,
  policies: 1500,
  roles: 1000,
  groupsPerUser: 10,
  policiesPerUser: 10,
  policiesPerGroup: 10,
  accessKeysPerUser: 2,
  mfaDevicesPerUser: 8,
  tagsPerUser: 50,
  /** Characters, white space not counted. */
  policySize: 6144,
  userPolicySize: 2048,
  groupPolicySize: 5120,
  versionsPerPolicy: 5,
} as const;
