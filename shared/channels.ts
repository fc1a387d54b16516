/** The names of all calls, alone, so that the preload need not carry the schemas. `contract.ts` must have the same. */
export const callNames = [
  'app.info',
  'app.openLink',
  'app.copyText',
  'profiles.list',
  'profiles.select',
  'profiles.current',
  'account.snapshot',
  'account.policyDocument',
  'account.userPermissions',
  'users.list',
  'users.read',
  'users.credentialReport',
  'users.credentialFacts',
  'groups.list',
  'groups.read',
  'policies.read',
  'policies.document',
  'policies.entities',
  'draft.read',
  'draft.save',
  'runs.open',
  'runs.read',
  'runs.start',
  'runs.resume',
  'runs.stop',
  'runs.retryRow',
  'runs.reveal',
  'runs.copySecret',
  'runs.saveCsv',
  'runs.close',
  'mfa.begin',
  'mfa.reveal',
  'mfa.copySecretKey',
  'mfa.confirm',
  'mfa.cancel',
] as const;
export type CallName = (typeof callNames)[number];

/** The names of all events that main sends to the renderer. */
export const eventNames = ['run.changed', 'users.progress'] as const;
export type EventName = (typeof eventNames)[number];
