import { readFile } from 'node:fs/promises';
import {
  CreateGroupCommand,
  CreatePolicyCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  ListAccessKeysCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupsForUserCommand,
  ListUserTagsCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { createClients, type Clients } from '../../../electron/iam/clients.ts';
import { describeWithMoto } from '../../support/with-moto.ts';
import { benchOver, fullDraft, inlinePolicy, policyArn } from './runs-bench.ts';

const administrator = { accessKeyId: 'AKIAADMINISTRATOR000', secretAccessKey: 'administrator' };
const names = ['maria', 'nils', 'olga'];

describeWithMoto('a run on moto_server', {}, (moto) => {
  function clients(credentials = administrator): Clients {
    return createClients({
      credentials,
      region: 'us-east-1',
      endpoint: moto().url,
      stsEndpoint: moto().url,
    });
  }

  it('creates three users; the key in the .csv is its user', async () => {
    await moto().reset();
    const { reads, writes } = clients();
    for (const GroupName of ['developers', 'readers'])
      await writes.send(new CreateGroupCommand({ GroupName }));
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
    });
    await writes.send(new CreatePolicyCommand({ PolicyName: 'deploy', PolicyDocument }));

    const self = await benchOver(writes.config.requestHandler, undefined, moto().url);
    const runs = await self.restart();
    // moto has no PutUserPermissionsBoundary and leaves the boundary of CreateUser out.
    const { header } = await self.start(runs, fullDraft(names, { boundaryArn: null }));
    const run = await self.settled(runs, header.id);
    expect(run.rows.flatMap(({ steps }) => steps.flatMap(({ error }) => error ?? []))).toEqual([]);
    expect(run.header).toMatchObject({ state: 'finished', counts: { usersDone: 3 } });

    const { path } = await runs.saveCsv(header.id);
    const lines: string[][] = parse(await readFile(path ?? '', 'utf8'), { from_line: 2 });
    expect(lines.map(([name]) => name)).toEqual(names);
    for (const [UserName = '', , accessKeyId = '', secretAccessKey = ''] of lines) {
      const { User } = await reads.send(new GetUserCommand({ UserName }));
      expect(User?.Path).toBe('/staff/');
      const { Tags } = await reads.send(new ListUserTagsCommand({ UserName }));
      expect(Tags).toEqual([{ Key: 'team', Value: 'blue' }]);
      const { Groups = [] } = await reads.send(new ListGroupsForUserCommand({ UserName }));
      expect(Groups.map(({ GroupName }) => GroupName).sort()).toEqual(['developers', 'readers']);
      const { AttachedPolicies = [] } = await reads.send(new ListAttachedUserPoliciesCommand({ UserName }));
      expect(AttachedPolicies.map(({ PolicyArn }) => PolicyArn)).toEqual([policyArn]);
      const { PolicyDocument = '' } = await reads.send(
        new GetUserPolicyCommand({ UserName, PolicyName: inlinePolicy.name }),
      );
      expect(decodeURIComponent(PolicyDocument)).toBe(inlinePolicy.document);
      const { AccessKeyMetadata = [] } = await reads.send(new ListAccessKeysCommand({ UserName }));
      expect(AccessKeyMetadata.map(({ AccessKeyId }) => AccessKeyId)).toEqual([accessKeyId]);
      const { Arn } = await clients({ accessKeyId, secretAccessKey }).sts.send(
        new GetCallerIdentityCommand({}),
      );
      expect(Arn).toBe(`arn:aws:iam::123456789012:user/staff/${UserName}`);
    }
  });

  it('settles a lost answer to CreateAccessKey with exactly one key', async () => {
    await moto().reset();
    const { reads, writes } = clients();
    const self = await benchOver(writes.config.requestHandler, undefined, moto().url);
    self.world.next('CreateAccessKey', 'lost answer');
    const runs = await self.restart();
    const draft = fullDraft(['maria'], { boundaryArn: null, groups: [], policyArns: [], inlinePolicies: [] });
    const { header } = await self.start(runs, draft);
    const run = await self.settled(runs, header.id);
    expect(run.header.state).toBe('finished');
    const sent = self.world.calls.filter(({ call }) => call === 'CreateAccessKey');
    expect(sent.map(({ reached }) => reached)).toEqual([true, true]);
    const { AccessKeyMetadata = [] } = await reads.send(new ListAccessKeysCommand({ UserName: 'maria' }));
    expect(AccessKeyMetadata.map(({ AccessKeyId }) => AccessKeyId)).toEqual([run.rows[0]?.accessKeyId]);
  });

  // What moto lacks of what a run does, one by one.
  it.skip('PermissionsBoundary of CreateUser [moto leaves it out]', () => undefined);
  it.skip('PasswordResetRequired of CreateLoginProfile [moto always answers false]', () => undefined);
  it.skip('PasswordPolicyViolation [moto checks no password]', () => undefined);
  it.skip('EntityTemporarilyUnmodifiable, Throttling and lagging reads [moto has none]', () => undefined);
  it.skip('LimitExceeded for groups, policies and inline policies of a user [moto has no such limits]', () =>
    undefined);
});
