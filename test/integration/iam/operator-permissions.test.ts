import { CreateUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import type { HttpRequest } from '@smithy/protocol-http';
import { describe, expect, it } from 'vitest';
import { operatorPermissions } from '../../../electron/iam/operator-permissions.ts';
import { createClients } from '../../../electron/iam/clients.ts';
import { describeWithMoto } from '../../support/with-moto.ts';
import { emulatorConnection, practiceConnection } from './iam-fixture.ts';

const users = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `arn:aws:iam::123456789012:user/user-${index}`);
const ada = 'arn:aws:iam::123456789012:user/ada';
const asUser = { callerArn: ada, isRoot: false };
const asRole = {
  callerArn: 'arn:aws:sts::123456789012:assumed-role/Administrator/gatehouse',
  isRoot: false,
};
const needed = [{ action: 'iam:CreateUser', resourceArns: users(1) }];

/** Why it cannot be told whether somebody may create the user; fails where it can. */
async function whyUnknown(client: IAMClient, identity: typeof asUser): Promise<string | null | undefined> {
  const [answer] = await operatorPermissions(client, identity, needed);
  expect(answer?.decision).toBe('unknown');
  return answer?.reason;
}

/** An endpoint that gives these answers, one after the other and the last again, as XML inside the result element. */
function answering(...answers: (string | { status: number; code: string })[]) {
  const asked: URLSearchParams[] = [];
  const clients = createClients({
    credentials: { accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'examplesecret' },
    region: 'us-east-1',
    requestHandler: {
      handle: (request: HttpRequest) => {
        const form = new URLSearchParams(String(request.body));
        const answer = answers[Math.min(asked.length, answers.length - 1)] ?? '';
        asked.push(form);
        const call = form.get('Action') ?? '';
        const body =
          typeof answer === 'string'
            ? `<${call}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${call}Result>${answer}</${call}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${call}Response>`
            : `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>${answer.code}</Code><Message>no</Message></Error><RequestId>r</RequestId></ErrorResponse>`;
        const statusCode = typeof answer === 'string' ? 200 : answer.status;
        return Promise.resolve({
          response: {
            statusCode,
            headers: { 'content-type': 'text/xml' },
            body: new TextEncoder().encode(body),
          },
        });
      },
    },
  });
  return { client: clients.reads, asked };
}

function result(decision: string, more = ''): string {
  return `<member><EvalActionName>iam:CreateUser</EvalActionName><EvalDecision>${decision}</EvalDecision>${more}</member>`;
}
function results(...members: string[]): string {
  return `<EvaluationResults>${members.join('')}</EvaluationResults><IsTruncated>false</IsTruncated>`;
}
function onEach(...decisions: [arn: string, decision: string][]): string {
  const members = decisions.map(
    ([arn, decision]) =>
      `<member><EvalResourceName>${arn}</EvalResourceName><EvalResourceDecision>${decision}</EvalResourceDecision></member>`,
  );
  return `<ResourceSpecificResults>${members.join('')}</ResourceSpecificResults>`;
}

describe('on the practice account, which allows everything', () => {
  it('everything is allowed, to a user and to the role that the administrator has assumed', async () => {
    const { connection } = practiceConnection();
    await connection.writes.send(new CreateUserCommand({ UserName: 'ada' }));
    const wanted = [
      { action: 'iam:CreateUser', resourceArns: users(250) },
      { action: 'iam:AttachUserPolicy', resourceArns: users(1) },
    ];
    for (const identity of [asUser, asRole])
      expect(await operatorPermissions(connection.reads, identity, wanted)).toEqual([
        { action: 'iam:CreateUser', decision: 'allowed', resources: 250, notOn: [], reason: null },
        { action: 'iam:AttachUserPolicy', decision: 'allowed', resources: 1, notOn: [], reason: null },
      ]);
  });

  it('of a user who is not there, and of credentials of nobody, nothing can be told', async () => {
    const { connection } = practiceConnection();
    expect(await whyUnknown(connection.reads, asUser)).toContain('Unable to retrieve specified IAM entity.');
    const gone = { ...asRole, callerArn: 'arn:aws:sts::123456789012:assumed-role/Gone/session' };
    expect(await whyUnknown(connection.reads, gone)).toContain('The role with name Gone cannot be found.');
    const federated = { ...asRole, callerArn: 'arn:aws:sts::123456789012:federated-user/ada' };
    expect(await whyUnknown(connection.reads, federated)).toContain('users and roles only');
  });
});

describe('what AWS answers', () => {
  it('is asked in batches of resources, and denied on one of them is denied', async () => {
    const arns = users(150);
    const { client, asked } = answering(
      results(
        result('allowed', onEach(...arns.slice(0, 100).map((arn): [string, string] => [arn, 'allowed']))),
      ),
      results(
        result(
          'implicitDeny',
          onEach(
            ...arns
              .slice(100)
              .map((arn, index): [string, string] => [arn, index === 7 ? 'implicitDeny' : 'allowed']),
          ),
        ),
      ),
    );
    const wanted = [{ action: 'iam:CreateUser', resourceArns: arns }];
    expect(await operatorPermissions(client, asUser, wanted)).toEqual([
      {
        action: 'iam:CreateUser',
        decision: 'denied',
        resources: 150,
        notOn: [arns[107]],
        reason: 'No policy of yours allows it.',
      },
    ]);
    expect(asked.map((form) => form.get('PolicySourceArn'))).toEqual([ada, ada]);
    expect(asked[1]?.get('ResourceArns.member.50')).toBe(arns[149]);
    expect(asked[1]?.get('ResourceArns.member.51')).toBeNull();
  });

  it.each([
    ['explicitDeny', '', 'denied', 'A policy denies it explicitly.'],
    [
      'implicitDeny',
      '<OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations></OrganizationsDecisionDetail>',
      'denied',
      'A service control policy of the organization does not allow it.',
    ],
    [
      'implicitDeny',
      '<PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>false</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>',
      'denied',
      'Your permissions boundary does not allow it.',
    ],
    [
      'implicitDeny',
      '<MissingContextValues><member>iam:PermissionsBoundary</member></MissingContextValues>',
      'unknown',
      'It depends on iam:PermissionsBoundary, which a simulation does not know.',
    ],
    ['perhaps', '', 'unknown', 'The endpoint gave no decision.'],
  ])('%s%s is %s', async (decision, more, expected, reason) => {
    const { client } = answering(results(result(decision, more)));
    expect(await operatorPermissions(client, asUser, needed)).toMatchObject([{ decision: expected, reason }]);
  });

  it('of the old form, a result for each resource, is read as well', async () => {
    const [first = '', second = ''] = users(2);
    const named = (arn: string): string => `<EvalResourceName>${arn}</EvalResourceName>`;
    const { client } = answering(
      results(result('allowed', named(first)), result('explicitDeny', named(second))),
    );
    expect(
      await operatorPermissions(client, asUser, [
        { action: 'iam:CreateUser', resourceArns: [first, second] },
      ]),
    ).toMatchObject([{ decision: 'denied', notOn: [second] }]);
  });

  it('is unknown, with the reason, where it may not be asked', async () => {
    const { client } = answering({ status: 403, code: 'AccessDenied' });
    expect(await whyUnknown(client, asUser)).toContain('iam:SimulatePrincipalPolicy');
    expect(await whyUnknown(client, asRole)).toContain('iam:GetRole');
  });

  it('is not asked of the root user, of whom AWS simulates nothing', async () => {
    const { client, asked } = answering('');
    const root = { callerArn: 'arn:aws:iam::123456789012:root', isRoot: true };
    expect(await operatorPermissions(client, root, needed)).toMatchObject([
      { decision: 'unknown', reason: expect.stringContaining('service control policy') as string },
    ]);
    expect(asked).toEqual([]);
  });
});

describeWithMoto('moto_server, which simulates nothing,', {}, (moto) => {
  it('leaves it unknown', async () => {
    const { reads } = emulatorConnection(moto().url);
    expect(await operatorPermissions(reads, asUser, needed)).toMatchObject([{ decision: 'unknown' }]);
  });
});
