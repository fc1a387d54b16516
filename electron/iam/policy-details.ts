import { GetPolicyCommand, paginateListPolicyVersions, type IAMClient } from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { PolicyDetails, PolicyVersion } from '../../shared/accounts/policy-details.ts';
import { policyType } from '../../shared/accounts/policy-type.ts';
import { attempt } from './aws-errors.ts';
import { answerDate, parsedAnswer } from './pages.ts';
import { together } from './together.ts';

const policySchema = z.object({
  PolicyName: z.string(),
  PolicyId: z.string(),
  Arn: z.string(),
  Path: z.string(),
  Description: z.string().optional(),
  CreateDate: answerDate,
  UpdateDate: answerDate,
  AttachmentCount: z.number().int().default(0),
  PermissionsBoundaryUsageCount: z.number().int().default(0),
  DefaultVersionId: z.string(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
});
const versionsSchema = z.array(
  z.object({ VersionId: z.string(), IsDefaultVersion: z.boolean(), CreateDate: answerDate }),
);

/** A managed policy with its versions, without their documents; throws `Failure`, `not-found` for no such policy. */
export async function policyDetails(client: IAMClient, arn: string): Promise<PolicyDetails> {
  const [answer, versions] = await together('this policy', [
    attempt('GetPolicy', client.send(new GetPolicyCommand({ PolicyArn: arn }))),
    attempt('ListPolicyVersions', versionsOf(client, arn)),
  ]);
  const policy = parsedAnswer(policySchema, answer.Policy, 'GetPolicy');
  return {
    arn: policy.Arn,
    name: policy.PolicyName,
    path: policy.Path,
    id: policy.PolicyId,
    type: policyType(policy.Arn),
    description: policy.Description ?? null,
    createdAt: policy.CreateDate,
    updatedAt: policy.UpdateDate,
    attachmentCount: policy.AttachmentCount,
    boundaryCount: policy.PermissionsBoundaryUsageCount,
    defaultVersionId: policy.DefaultVersionId,
    tags: policy.Tags.map((tag) => ({ key: tag.Key, value: tag.Value })),
    versions,
  };
}

/** AWS lists the newest first, emulators do not. */
async function versionsOf(client: IAMClient, arn: string): Promise<PolicyVersion[]> {
  const versions: PolicyVersion[] = [];
  for await (const page of paginateListPolicyVersions(
    { client, stopOnSameToken: true },
    { PolicyArn: arn },
  )) {
    const read = parsedAnswer(versionsSchema, page.Versions ?? [], 'ListPolicyVersions');
    versions.push(
      ...read.map((version) => ({
        id: version.VersionId,
        isDefault: version.IsDefaultVersion,
        createdAt: version.CreateDate,
      })),
    );
  }
  return versions.sort((one, other) => Number(other.id.slice(1)) - Number(one.id.slice(1)));
}
