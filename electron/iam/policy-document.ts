import { GetPolicyCommand, GetPolicyVersionCommand, type IAMClient } from '@aws-sdk/client-iam';
import { Failure } from '../../shared/errors.ts';
import { indentedJson } from '../../shared/rules/indented-json.ts';
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

/** A policy document as AWS sends it (see `decoded`), indented. What is no JSON is given as it is. */
export function indented(wireText: string): string {
  return indentedJson(decoded(wireText));
}

/**
 * A policy document's text as it was written, from what AWS sends (URL-encoded, RFC 3986) or emulators do (plain).
 * What is neither is given as it is.
 */
export function decoded(wireText: string): string {
  // An encoded document starts with %7B, so one that is JSON already is not encoded, whatever "%" it holds.
  if (isJson(wireText)) return wireText;
  try {
    return decodeURIComponent(wireText);
  } catch {
    return wireText;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
