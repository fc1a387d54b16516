import { z } from 'zod';
import { accountGroupsSchema, groupDetailsSchema } from '../accounts/account-groups.ts';
import { accountUsersSchema, credentialReportSchema } from '../accounts/account-users.ts';
import { credentialFactsSchema } from '../accounts/credential-facts.ts';
import { identitySchema } from '../accounts/identity.ts';
import { policyDetailsSchema, policyEntitySchema } from '../accounts/policy-details.ts';
import { profileSummarySchema } from '../accounts/profile.ts';
import { snapshotSchema } from '../accounts/snapshot.ts';
import { userDetailsSchema } from '../accounts/user-details.ts';
import { userPermissionsSchema } from '../accounts/user-permissions.ts';
import { nothing, userName, type Call } from './payloads.ts';

const groupName = z.strictObject({ groupName: z.string().min(1).max(128) });
const policyArn = z.strictObject({ arn: z.string().min(20).max(2048) });

const refresh = z.strictObject({ refresh: z.boolean() });

/** Profiles, and what is read of the chosen account. */
export const accountCalls = {
  'profiles.list': { input: nothing, output: z.array(profileSummarySchema) },
  /** Chooses a profile, asks AWS who that is, and remembers the choice. On an error the former choice stays. */
  'profiles.select': {
    input: z.strictObject({ profileId: z.string().min(1).max(4096) }),
    output: identitySchema,
  },
  /** The chosen profile's identity; the error of a remembered profile that no longer works. */
  'profiles.current': { input: nothing, output: identitySchema },
  /** What the chosen account looks like; from memory unless `refresh` or the account has changed since. */
  'account.snapshot': { input: z.strictObject({ refresh: z.boolean() }), output: snapshotSchema },
  /** What an existing user may do and from where, read anew; `not-found` when there is no such user. */
  'account.userPermissions': { input: userName, output: userPermissionsSchema },
  /** All users with their groups, from memory as `account.snapshot`; `users.progress` tells how far the reading is. */
  'users.list': { input: refresh, output: accountUsersSchema },
  /** One user with tags and all policies, read anew. */
  'users.read': { input: userName, output: userDetailsSchema },
  /** What AWS's credential report says of all users; it can take a minute until AWS has made one. */
  'users.credentialReport': { input: refresh, output: credentialReportSchema },
  /** Users' credentials read anew, user by user; who is gone is left out. For one page of a list at the most. */
  'users.credentialFacts': {
    input: z.strictObject({ userNames: z.array(userName.shape.userName).min(1).max(50) }),
    output: z.object({
      facts: z.record(z.string(), credentialFactsSchema),
      /** The permissions that are missing for the parts that are `null`, as `iam:ListAccessKeys`. */
      missingPermissions: z.array(z.string()),
    }),
  },
  /** All groups with how many members and policies they have. */
  'groups.list': { input: refresh, output: accountGroupsSchema },
  /** One group with its members and policies, read anew. */
  'groups.read': { input: groupName, output: groupDetailsSchema },
  /** One managed policy with its versions, read anew. */
  'policies.read': { input: policyArn, output: policyDetailsSchema },
  /** The document of a managed policy, as indented JSON: of one version, or of the default one. */
  'policies.document': {
    input: z.strictObject({ ...policyArn.shape, versionId: z.string().min(2).max(64).optional() }),
    output: z.object({ document: z.string() }),
  },
  /** Who has a managed policy, attached or as permissions boundary. */
  'policies.entities': { input: policyArn, output: z.object({ entities: z.array(policyEntitySchema) }) },
} as const satisfies Record<string, Call>;
