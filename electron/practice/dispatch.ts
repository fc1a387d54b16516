import { accessKeyOperations } from './access-keys.ts';
import { accountOperations, stsOperations } from './account.ts';
import { attachmentOperations } from './attachments.ts';
import { authorizationDetailsOperations } from './authorization-details.ts';
import { credentialReportOperations } from './credential-report.ts';
import { AwsError } from './errors.ts';
import { groupOperations } from './groups.ts';
import { inlinePolicyOperations } from './inline-policies.ts';
import { loginProfileOperations } from './login-profiles.ts';
import { mfaDeviceOperations } from './mfa-devices.ts';
import type { Operation } from './operation.ts';
import type { Form } from './parameters.ts';
import { passwordPolicyOperations } from './password-policy.ts';
import { policyOperations } from './policies.ts';
import { policyEntityOperations } from './policy-entities.ts';
import { policySimulationOperations } from './policy-simulation.ts';
import { policyVersionOperations } from './policy-versions.ts';
import { userOperations } from './users.ts';

/** An AWS API: its version names it in a call, its namespace stands in every answer. */
export interface Service {
  readonly name: 'iam' | 'sts';
  readonly version: string;
  readonly namespace: string;
  readonly operations: ReadonlyMap<string, Operation>;
}

const iam: Service = {
  name: 'iam',
  version: '2010-05-08',
  namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  operations: new Map<string, Operation>(
    Object.entries({
      ...userOperations,
      ...groupOperations,
      ...policyOperations,
      ...policyVersionOperations,
      ...policySimulationOperations,
      ...policyEntityOperations,
      ...attachmentOperations,
      ...inlinePolicyOperations,
      ...loginProfileOperations,
      ...accessKeyOperations,
      ...mfaDeviceOperations,
      ...passwordPolicyOperations,
      ...accountOperations,
      ...authorizationDetailsOperations,
      ...credentialReportOperations,
    }),
  ),
};

const sts: Service = {
  name: 'sts',
  version: '2011-06-15',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  operations: new Map<string, Operation>(Object.entries(stsOperations)),
};

/** The service that a call is for, by its version; IAM when it does not say. */
export function serviceOf(form: Form): Service {
  return form.get('Version') === sts.version ? sts : iam;
}

/**
 * The operation that a call names.
 * @throws AwsError MissingAction, InvalidAction
 */
export function operationOf(service: Service, form: Form): Operation {
  const action = form.get('Action');
  if (action === null) throw new AwsError('MissingAction', 400, 'The request is missing an action.');
  const version = form.get('Version') ?? service.version;
  const operation = version === service.version ? service.operations.get(action) : undefined;
  if (operation === undefined) {
    throw new AwsError('InvalidAction', 400, `Could not find operation ${action} for version ${version}`);
  }
  return operation;
}
