import {
  GetRoleCommand,
  paginateSimulatePrincipalPolicy,
  type EvaluationResult,
  type IAMClient,
} from '@aws-sdk/client-iam';
import type { Identity } from '../../shared/accounts/identity.ts';
import { Failure } from '../../shared/errors.ts';
import type { OperatorPermission } from '../../shared/plans/operator-permission.ts';
import type { NeededPermission } from '../../shared/plans/permissions-needed.ts';
import { attempt } from './aws-errors.ts';
import { pageSize } from './pages.ts';

/** How many resources are asked about in one call. */
const batchSize = 100;
/** How many resources on which something is not allowed are named. */
const mostNamed = 20;

/**
 * Root has no policies to simulate, but an organization's hold for it in a member account:
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
const aboutRoot =
  'The root user can do everything but what a service control policy of an organization forbids, and AWS does not simulate that.';

/** What became of one action on one resource. */
interface Verdict {
  decision: 'allowed' | 'denied' | 'unknown';
  reason: string;
}

/**
 * Asks AWS, action by action, whether the operator may do what a plan needs. Nothing that stands in the way is thrown:
 * what cannot be told is `unknown`, with the reason.
 */
export async function operatorPermissions(
  client: IAMClient,
  identity: Pick<Identity, 'callerArn' | 'isRoot'>,
  needed: readonly NeededPermission[],
): Promise<OperatorPermission[]> {
  if (identity.isRoot) return needed.map((one) => unknown(one, aboutRoot));
  let source: string;
  try {
    source = await sourceArn(client, identity.callerArn);
  } catch (error) {
    return needed.map((one) => unknown(one, reasonOf(error)));
  }
  const answers: OperatorPermission[] = [];
  for (const one of needed) answers.push(await simulated(client, source, one));
  return answers;
}

/**
 * The user or role whose policies hold. An assumed role's ARN leaves out the role's path, so the role is looked up:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
async function sourceArn(client: IAMClient, callerArn: string): Promise<string> {
  if (/^arn:[^:]+:iam::\d{12}:user\//.test(callerArn)) return callerArn;
  const [, role] = /^arn:[^:]+:sts::\d{12}:assumed-role\/([^/]+)\//.exec(callerArn) ?? [];
  if (role === undefined)
    throw new Failure({
      kind: 'invalid',
      message: 'AWS simulates users and roles only; these credentials are of neither.',
    });
  const { Role: found } = await attempt('GetRole', client.send(new GetRoleCommand({ RoleName: role })));
  if (found?.Arn !== undefined) return found.Arn;
  throw new Failure({ kind: 'unexpected', message: `AWS did not tell the ARN of the role ${role}.` });
}

async function simulated(
  client: IAMClient,
  source: string,
  needed: NeededPermission,
): Promise<OperatorPermission> {
  const verdicts = new Map<string, Verdict>();
  const { action, resourceArns } = needed;
  try {
    for (let from = 0; from < resourceArns.length; from += batchSize)
      for (const [arn, verdict] of await attempt(
        'SimulatePrincipalPolicy',
        verdictsOn(client, source, action, resourceArns.slice(from, from + batchSize)),
      ))
        verdicts.set(arn, verdict);
  } catch (error) {
    return unknown(needed, reasonOf(error));
  }
  const silent = resourceArns.filter((arn) => !verdicts.has(arn));
  for (const arn of silent)
    verdicts.set(arn, { decision: 'unknown', reason: 'The endpoint gave no answer for it.' });
  return answer(needed, verdicts);
}

async function verdictsOn(
  client: IAMClient,
  source: string,
  action: string,
  resourceArns: string[],
): Promise<Map<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const pages = paginateSimulatePrincipalPolicy(
    { client, pageSize, stopOnSameToken: true },
    { PolicySourceArn: source, ActionNames: [action], ResourceArns: resourceArns },
  );
  for await (const { EvaluationResults: results = [] } of pages)
    for (const result of results)
      for (const [arn, verdict] of verdictsOf(result, resourceArns)) verdicts.set(arn, verdict);
  return verdicts;
}

/**
 * One result stands for all resources and holds a decision for each; it used to be a result for each resource, as
 * emulators still have it: https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
 */
function verdictsOf(result: EvaluationResult, asked: readonly string[]): [string, Verdict][] {
  const byOrganization = result.OrganizationsDecisionDetail?.AllowedByOrganizations === false;
  const each = result.ResourceSpecificResults ?? [];
  if (each.length > 0)
    return each.map((one) => [
      one.EvalResourceName ?? '',
      verdict(
        one.EvalResourceDecision,
        one.MissingContextValues,
        byOrganization,
        one.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false,
      ),
    ]);
  const one = verdict(
    result.EvalDecision,
    result.MissingContextValues,
    byOrganization,
    result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false,
  );
  const isOfOne = result.EvalResourceName !== undefined && asked.includes(result.EvalResourceName);
  return (isOfOne ? [result.EvalResourceName ?? ''] : asked).map((arn) => [arn, one]);
}

function verdict(
  decision: string | undefined,
  missing: readonly string[] = [],
  byOrganization: boolean,
  byBoundary: boolean,
): Verdict {
  if (byOrganization)
    return { decision: 'denied', reason: 'A service control policy of the organization does not allow it.' };
  if (decision === 'explicitDeny' && missing.length === 0)
    return { decision: 'denied', reason: 'A policy denies it explicitly.' };
  if (missing.length > 0)
    return {
      decision: 'unknown',
      reason: `It depends on ${missing.join(', ')}, which a simulation does not know.`,
    };
  if (decision === 'allowed') return { decision: 'allowed', reason: '' };
  if (byBoundary) return { decision: 'denied', reason: 'Your permissions boundary does not allow it.' };
  if (decision === 'implicitDeny') return { decision: 'denied', reason: 'No policy of yours allows it.' };
  return { decision: 'unknown', reason: 'The endpoint gave no decision.' };
}

/** Denied on any resource is denied; else unknown on any is unknown. */
function answer(
  { action, resourceArns }: NeededPermission,
  verdicts: ReadonlyMap<string, Verdict>,
): OperatorPermission {
  const withDecision = (decision: Verdict['decision']): [string, Verdict][] =>
    [...verdicts].filter(([, one]) => one.decision === decision);
  const denied = withDecision('denied');
  const worst = denied.length > 0 ? denied : withDecision('unknown');
  return {
    action,
    decision: worst[0]?.[1].decision ?? 'allowed',
    resources: resourceArns.length,
    notOn: worst.slice(0, mostNamed).map(([arn]) => arn),
    reason: worst[0]?.[1].reason ?? null,
  };
}

function unknown({ action, resourceArns }: NeededPermission, reason: string): OperatorPermission {
  return { action, decision: 'unknown', resources: resourceArns.length, notOn: [], reason };
}

function reasonOf(error: unknown): string {
  if (error instanceof Failure) return error.error.message;
  throw error;
}
