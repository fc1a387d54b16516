import type { Group, ManagedPolicy } from '../accounts/snapshot.ts';
import type { DocumentJudge } from './document-judge.ts';

/** What in an account lets a user do anything, as far as it is known. */
export interface FullRights {
  /** The names of the account's own policies that allow everything, by ARN. */
  policies: ReadonlyMap<string, string>;
  /** The name of the policy by which a group gives the right to do anything, by the group's name. */
  groups: ReadonlyMap<string, string>;
}

/** The full rights that policies and groups of an account give. */
export function fullRightsOf(
  policies: readonly ManagedPolicy[],
  groups: readonly Group[],
  { judge }: DocumentJudge,
): FullRights {
  const allowing = new Map(
    policies.flatMap(({ arn, name, document }): [string, string][] =>
      document !== undefined && judge(document).allowsEverything() ? [[arn, name]] : [],
    ),
  );
  return {
    policies: allowing,
    groups: new Map(
      groups.flatMap(({ name, access }): [string, string][] => {
        const attached = access?.policyArns.find((arn) => isAdministrators(arn) || allowing.has(arn));
        const by =
          attached === undefined
            ? access?.inlinePolicies.find(({ document }) => judge(document).allowsEverything())?.name
            : nameOf(attached);
        return by === undefined ? [] : [[name, by]];
      }),
    ),
  };
}

/** Whether a policy is one of AWS's that let users do anything, or give themselves that right. */
export function isAdministrators(arn: string): boolean {
  return /:aws:policy\/(AdministratorAccess|IAMFullAccess)$/.test(arn);
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
