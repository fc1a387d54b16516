import { partitionSchema } from '../../shared/accounts/account-key.ts';
import type { ProfileSummary } from '../../shared/accounts/profile.ts';
import type { ErrorKind } from '../../shared/errors.ts';
import { partitionFacts } from '../../shared/rules/partitions.ts';
import { endpointsOf, isLoopback, type Endpoints } from './endpoints.ts';
import { classify } from './profile-kind.ts';
import type { ProfileFiles } from './profile-files.ts';

/** A profile that can be tried. */
export interface UsableProfile {
  summary: ProfileSummary;
  name: string;
  region: string;
  endpoints: Endpoints;
}

/** A line of the profile menu that cannot be chosen, with the kind of error that choosing it gives. */
interface BrokenProfile {
  summary: ProfileSummary & { problem: string };
  errorKind: ErrorKind;
}

export type ProfileEntry = UsableProfile | BrokenProfile;

/** The profiles of the shared AWS files in their order, then what of the files cannot be used. */
export function profileEntries(
  files: ProfileFiles,
  surroundings: { env: NodeJS.ProcessEnv; preview: boolean },
): ProfileEntry[] {
  return [
    ...[...files.profiles.keys()].map((name) => profileEntry(name, files, surroundings)),
    ...files.misread.map(({ name, problem }) => broken(`profile:${name}`, name, problem)),
    ...files.problems.map(({ file, path, problem }) => broken(`file:${file}`, path, problem)),
  ];
}

function profileEntry(
  name: string,
  files: ProfileFiles,
  { env, preview }: { env: NodeJS.ProcessEnv; preview: boolean },
): ProfileEntry {
  const profile = files.profiles.get(name) ?? {};
  const classified = classify(name, files);
  const resolved = endpointsOf(profile, files, env);
  const endpoints = 'endpoints' in resolved ? resolved.endpoints : { iam: undefined, sts: undefined };
  const summary: ProfileSummary = {
    id: `profile:${name}`,
    name,
    kind: classified.kind,
    ...(profile['region'] === undefined ? {} : { region: profile['region'] }),
    ...(endpoints.iam === undefined ? {} : { endpoint: endpoints.iam }),
  };
  const problem =
    classified.problem ??
    ('problem' in resolved ? resolved.problem : undefined) ??
    regionProblem(profile['region']);
  if (problem !== undefined) {
    const errorKind = classified.needsMfa === true ? 'mfa-required' : 'invalid';
    return { summary: { ...summary, problem }, errorKind };
  }
  if (preview && (!isLocalOnly(endpoints) || signsInElsewhere(name, files))) {
    return { summary: { ...summary, problem: previewProblem }, errorKind: 'denied' };
  }
  return { summary, name, region: profile['region'] ?? defaultRegion(profile['role_arn']), endpoints };
}

const previewProblem =
  "Without Electron's runtime Gatehouse is a preview: it uses the practice account and endpoints on this computer only.";

function isLocalOnly({ iam, sts }: Endpoints): boolean {
  return iam !== undefined && sts !== undefined && isLoopback(iam) && isLoopback(sts);
}

/** Whether a profile, or the source of its role, takes its credentials from a sign-in service, which is AWS's own. */
function signsInElsewhere(name: string, files: ProfileFiles): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = name; at !== undefined && !seen.has(at);) {
    seen.add(at);
    if (classify(at, files).kind === 'sso') return true;
    at = files.profiles.get(at)?.['source_profile'];
  }
  return false;
}

function regionProblem(region: string | undefined): string | undefined {
  return region === undefined || /^[a-z\d-]+$/.test(region)
    ? undefined
    : 'Its region is no name of an AWS region.';
}

/** Where a profile names no region: IAM's own in the partition of its role, else us-east-1. */
function defaultRegion(roleArn: string | undefined): string {
  const partition = partitionSchema.safeParse(roleArn?.split(':')[1]);
  return partitionFacts(partition.success ? partition.data : 'aws').iamRegion;
}

function broken(id: string, name: string, problem: string): BrokenProfile {
  return { summary: { id, name, kind: 'incomplete', problem }, errorKind: 'invalid' };
}
