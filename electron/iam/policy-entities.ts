import { paginateListEntitiesForPolicy, type IAMClient, type PolicyUsageType } from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { PolicyEntity } from '../../shared/accounts/policy-details.ts';
import { attempt } from './aws-errors.ts';
import { pageSize, parsedAnswer } from './pages.ts';

const usersSchema = z.array(z.object({ UserName: z.string() }));
const groupsSchema = z.array(z.object({ GroupName: z.string() }));
const rolesSchema = z.array(z.object({ RoleName: z.string() }));
const call = 'ListEntitiesForPolicy';

/** Who has a managed policy, attached and as permissions boundary; throws `Failure`. */
export async function policyEntities(client: IAMClient, arn: string): Promise<PolicyEntity[]> {
  const [attached, bounded] = await Promise.all([
    attempt(call, entities(client, arn, 'PermissionsPolicy')),
    attempt(call, entities(client, arn, 'PermissionsBoundary')),
  ]);
  return [...attached, ...bounded];
}

/** Only a filter tells the two uses apart: the answer does not say which it is. */
async function entities(client: IAMClient, arn: string, usage: PolicyUsageType): Promise<PolicyEntity[]> {
  const found: PolicyEntity[] = [];
  const usedAs = usage === 'PermissionsPolicy' ? 'Permissions policy' : 'Permissions boundary';
  const pages = paginateListEntitiesForPolicy(
    { client, pageSize, stopOnSameToken: true },
    { PolicyArn: arn, PolicyUsageFilter: usage },
  );
  for await (const page of pages) {
    for (const { GroupName: name } of parsedAnswer(groupsSchema, page.PolicyGroups ?? [], call))
      found.push({ kind: 'User group', name, usedAs });
    for (const { UserName: name } of parsedAnswer(usersSchema, page.PolicyUsers ?? [], call))
      found.push({ kind: 'User', name, usedAs });
    for (const { RoleName: name } of parsedAnswer(rolesSchema, page.PolicyRoles ?? [], call))
      found.push({ kind: 'Role', name, usedAs });
  }
  return found;
}
