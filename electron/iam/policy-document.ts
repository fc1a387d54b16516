import { GetPolicyCommand, GetPolicyVersionCommand, type IAMClient } from '@aws-sdk/client-iam';
import { Failure } from '../../shared/errors.ts';
import { attempt } from './aws-errors.ts';

/**
 * A managed policy's document as indented JSON, of one version or of the default one; throws `Failure`, `not-found` for
 * no such policy or version.
 */
export async function policyDocument(client: IAMClient, arn: string, versionId?: string): Promise<string> {
  const VersionId = versionId ?? (await defaultVersion(client, arn));
  const versionCall = new GetPolicyVersionCommand({ PolicyArn: arn, VersionId });
  const { PolicyVersion: version } = await attempt('GetPolicyVersion', client.send(versionCall));
  if (version?.Document === undefined) {
    throw new Failure({
      kind: 'not-found',
      message: 'AWS gave no document for this policy. Read the account again.',
      call: 'GetPolicyVersion',
    });
  }
  return indented(version.Document);
}

async function defaultVersion(client: IAMClient, arn: string): Promise<string> {
  const answer = await attempt('GetPolicy', client.send(new GetPolicyCommand({ PolicyArn: arn })));
  return answer.Policy?.DefaultVersionId ?? '';
}

/**
 * A policy document as AWS sends it (URL-encoded, RFC 3986) or as emulators do (plain), indented. What is neither, or
 * no JSON, is given as it is.
 */
export function indented(wireText: string): string {
  // An encoded document starts with %7B, so one that is JSON already is not encoded, whatever "%" it holds.
  for (const text of [wireText, decoded(wireText)]) {
    try {
      return JSON.stringify(JSON.parse(text), undefined, 4);
    } catch {
      continue;
    }
  }
  return decoded(wireText);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
