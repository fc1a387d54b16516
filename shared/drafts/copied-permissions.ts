import { z } from 'zod';
import type { UserPermissions } from '../accounts/user-permissions.ts';
import { eachOnce } from '../rules/inline-policy.ts';
import type { UserSettings } from './draft.ts';

/** From whom permissions were copied, and that user's boundary, copied or not, as it was then. */
export const copiedFromSchema = z.looseObject({ userName: z.string(), boundaryArn: z.string().nullable() });

/** The parts of a user's permissions that are copied. */
export interface PartsToCopy {
  groups: readonly string[];
  policyArns: readonly string[];
  /** Names. */
  inlinePolicies: readonly string[];
  boundary: boolean;
}

/** Everything that a user has. */
export function allParts(source: UserPermissions): PartsToCopy {
  return {
    groups: source.groups,
    policyArns: source.attachedPolicies.map(({ arn }) => arn),
    inlinePolicies: source.inlinePolicies.map(({ name }) => name),
    boundary: source.boundaryArn !== null,
  };
}

/** How many permissions those are: a boundary alone grants nothing, but is one, too. */
export function countOf({ groups, policyArns, inlinePolicies, boundary }: PartsToCopy): number {
  return groups.length + policyArns.length + inlinePolicies.length + (boundary ? 1 : 0);
}

/**
 * What changes in a batch's settings when parts of a user's permissions are copied by value: they come after what is
 * chosen already, each once. A boundary that is chosen already stays; that it differs from the user's is remembered.
 */
export function copiedInto(
  settings: UserSettings,
  source: UserPermissions,
  parts: PartsToCopy,
): Partial<UserSettings> {
  const { userName, boundaryArn } = source;
  const inlinePolicies = source.inlinePolicies.filter(({ name }) => parts.inlinePolicies.includes(name));
  return {
    groups: [...new Set([...settings.groups, ...parts.groups])],
    policyArns: [...new Set([...settings.policyArns, ...parts.policyArns])],
    inlinePolicies: eachOnce([...settings.inlinePolicies, ...inlinePolicies]),
    boundaryArn: settings.boundaryArn ?? (parts.boundary ? boundaryArn : null),
    copiedFrom: [
      ...(settings.copiedFrom ?? []).filter((one) => one.userName !== userName),
      { userName, boundaryArn },
    ],
  };
}
