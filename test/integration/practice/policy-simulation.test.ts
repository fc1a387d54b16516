import {
  CreateGroupCommand,
  CreateUserCommand,
  GetRoleCommand,
  paginateSimulatePrincipalPolicy,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { own, practice, refusal } from './practice-fixture.ts';
import { ann, nothing, testRefusals } from './refusal-cases.ts';

const input = { PolicySourceArn: own('user', 'Ann'), ActionNames: ['iam:CreateUser', 'iam:TagUser'] };

test('every simulated action is allowed, as every call is: one result an action, a decision a resource', async () => {
  const { iam } = practice();
  await iam.send(new CreateUserCommand({ UserName: 'Ann' }));
  const ResourceArns = [own('user', 'bob'), own('user', 'cid')];
  const { EvaluationResults, IsTruncated } = await iam.send(
    new SimulatePrincipalPolicyCommand({ ...input, ResourceArns }),
  );
  expect(IsTruncated).toBe(false);
  expect(EvaluationResults).toMatchObject(
    input.ActionNames.map((EvalActionName) => ({
      EvalActionName,
      EvalDecision: 'allowed',
      ResourceSpecificResults: ResourceArns.map((EvalResourceName) => ({
        EvalResourceName,
        EvalResourceDecision: 'allowed',
      })),
    })),
  );
});

test('users, groups and the administrator’s role can be simulated, page by page', async () => {
  const { iam } = practice();
  await iam.send(new CreateUserCommand({ UserName: 'Ann', Path: '/team/' }));
  await iam.send(new CreateGroupCommand({ GroupName: 'Devs' }));
  for (const source of [own('user', 'team/Ann'), own('group', 'Devs'), own('role', 'Administrator')]) {
    const names: unknown[] = [];
    const pages = paginateSimulatePrincipalPolicy(
      { client: iam, pageSize: 1 },
      { ...input, PolicySourceArn: source },
    );
    for await (const { EvaluationResults = [] } of pages)
      names.push(EvaluationResults.map(({ EvalActionName }) => EvalActionName));
    expect(names).toEqual([['iam:CreateUser'], ['iam:TagUser']]);
  }
  // Without its path it is another ARN.
  expect(await refusal(iam.send(new SimulatePrincipalPolicyCommand(input)))).toMatchObject({
    name: 'NoSuchEntityException',
  });
});

test('the administrator’s role is there, with the ARN that its session leaves out', async () => {
  const { iam } = practice();
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'Administrator' }));
  expect(Role).toMatchObject({ Path: '/', Arn: own('role', 'Administrator') });
});

testRefusals('AWS refuses to simulate', [
  [
    'somebody who is not there',
    nothing,
    (iam) => iam.send(new SimulatePrincipalPolicyCommand(input)),
    'NoSuchEntityException',
    404,
    'Unable to retrieve specified IAM entity.',
  ],
  [
    'what is no ARN',
    ann,
    (iam) => iam.send(new SimulatePrincipalPolicyCommand({ ...input, PolicySourceArn: 'a'.repeat(20) })),
    'InvalidInputException',
    400,
    `ARN ${'a'.repeat(20)} is not valid.`,
  ],
  [
    'an action of two characters',
    ann,
    (iam) => iam.send(new SimulatePrincipalPolicyCommand({ ...input, ActionNames: ['ab'] })),
    'ValidationError',
    400,
    "1 validation error detected: Value at 'actionNames.1.member' failed to satisfy constraint: Member must have length greater than or equal to 3",
  ],
  [
    'a role that is not there',
    nothing,
    (iam) => iam.send(new GetRoleCommand({ RoleName: 'Gone' })),
    'NoSuchEntityException',
    404,
    'The role with name Gone cannot be found.',
  ],
]);
