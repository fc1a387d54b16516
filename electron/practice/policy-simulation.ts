import { invalidInput, noSuchEntity } from './errors.ts';
import { accountId, arnOf, partition } from './identifiers.ts';
import { arn, paging, policyDocument } from './names.ts';
import { identityOf, read } from './operation.ts';
import { pageOfItems } from './pagination.ts';
import { list, oneOf, optional, structure, text, withDefault } from './parameters.ts';
import { keyOf, type ReadableState } from './state.ts';
import { Moment, type XmlRecord } from './xml.ts';

/** The role that the administrator has assumed: the only one in the account. */
const administrator = {
  name: 'Administrator',
  arn: `arn:${partition}:iam::${accountId}:role/Administrator`,
};

const actionName = text({ min: 3, max: 128 });
const resourceName = text({ min: 1, max: 2048 });
const contextTypes = [
  ...['string', 'stringList', 'numeric', 'numericList', 'boolean', 'booleanList'],
  ...['ip', 'ipList', 'binary', 'binaryList', 'date', 'dateList'],
];
const many = 10_000;

/** Whether somebody or something with policies has this ARN. */
function isPrincipal(state: ReadableState, principal: string): boolean {
  if (principal === administrator.arn) return true;
  const name = keyOf(principal.slice(principal.lastIndexOf('/') + 1));
  const user = state.users.get(name);
  const group = state.groups.get(name);
  return (
    (user !== undefined && arnOf('user', user.path, user.name) === principal) ||
    (group !== undefined && arnOf('group', group.path, group.name) === principal)
  );
}

/**
 * What there is of roles and of the policy simulator. The account evaluates no policies and allows every call, so
 * every simulated action is allowed, which is the truth here.
 */
export const policySimulationOperations = {
  GetRole: read({ RoleName: text({ min: 1, max: 64, pattern: /[\w+=,.@-]+/ }) }, (input, { state }) => {
    if (input.RoleName !== administrator.name)
      throw noSuchEntity(`The role with name ${input.RoleName} cannot be found.`);
    const { userId } = identityOf(state, { kind: 'administrator' });
    return {
      Role: {
        Path: '/',
        RoleName: administrator.name,
        RoleId: userId.split(':')[0],
        Arn: administrator.arn,
        CreateDate: new Moment(0),
        AssumeRolePolicyDocument: encodeURIComponent('{"Version":"2012-10-17","Statement":[]}'),
        MaxSessionDuration: 3600,
      },
    };
  }),

  SimulatePrincipalPolicy: read(
    {
      PolicySourceArn: arn,
      PolicyInputList: optional(list(policyDocument, { max: many })),
      PermissionsBoundaryPolicyInputList: optional(list(policyDocument, { max: many })),
      ActionNames: list(actionName, { max: many }),
      ResourceArns: withDefault(list(resourceName, { max: many }), []),
      ResourcePolicy: optional(policyDocument),
      ResourceOwner: optional(resourceName),
      CallerArn: optional(resourceName),
      ContextEntries: optional(
        list(
          structure({
            ContextKeyName: text({ min: 5, max: 256 }),
            ContextKeyValues: list(text({}), { max: many }),
            ContextKeyType: oneOf(contextTypes),
          }),
          { max: many },
        ),
      ),
      ResourceHandlingOption: optional(text({ min: 1, max: 64 })),
      ...paging,
    },
    (input, { state }) => {
      const { PolicySourceArn: principal, ActionNames: actions } = input;
      if (!principal.startsWith('arn:')) throw invalidInput(`ARN ${principal} is not valid.`);
      if (!isPrincipal(state, principal)) throw noSuchEntity('Unable to retrieve specified IAM entity.');
      const resources = input.ResourceArns.length === 0 ? ['*'] : input.ResourceArns;
      const results = actions.map((action): [string, XmlRecord] => [action, allowed(action, resources)]);
      const { items, end } = pageOfItems(`SimulatePrincipalPolicy ${principal}`, results, input);
      return { EvaluationResults: items, ...end };
    },
  ),
};

/** One result an action, with a decision for each resource: API_EvaluationResult. */
function allowed(action: string, resources: readonly string[]): XmlRecord {
  return {
    EvalActionName: action,
    EvalResourceName: resources.length === 1 ? (resources[0] ?? '*') : '*',
    EvalDecision: 'allowed',
    MatchedStatements: [],
    MissingContextValues: [],
    ResourceSpecificResults: resources.map((resource) => ({
      EvalResourceName: resource,
      EvalResourceDecision: 'allowed',
      MatchedStatements: [],
      MissingContextValues: [],
    })),
  };
}
