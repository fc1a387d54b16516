import {
  CreateUserCommand,
  GetUserPolicyCommand,
  ListUserTagsCommand,
  PutUserPolicyCommand,
  TagUserCommand,
} from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import { bench, benchOver, clientsOver } from './runs-bench.ts';

const UserName = 'old';
const document = (action: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: action, Resource: '*' } });

const empty = emptyDraft('draft', 'row');
const merge = (given: Partial<Draft['defaults']>): Draft => ({
  ...empty,
  existingUsers: 'merge',
  defaults: { ...empty.defaults, ...given },
  users: [{ id: 'row', name: UserName }],
});

it.each([
  [
    'an inline policy',
    { inlinePolicies: [{ name: 'Own', document: document('s3:*') }] },
    /inline policy Own/,
  ],
  ['a tag', { tags: [{ key: 'Team', value: 'Blue' }] }, /tag Team/],
])('does not overwrite %s that a user has by now who was there before', async (_what, given, words) => {
  const { account, clock } = await bench();
  const inner = practiceRequestHandler(account);
  const direct = clientsOver(inner).writes;
  await direct.send(new CreateUserCommand({ UserName }));
  clock.now += 60_000;
  let isDone = false;
  const handler: typeof inner = {
    ...inner,
    // Between the plan and the run's first call for the user, somebody else gives the user the same.
    handle: async (request, options) => {
      if (!isDone && /Action=GetUser(Policy)?&/.test(String(request.body))) {
        isDone = true;
        await direct.send(
          new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument: document('ec2:*') }),
        );
        await direct.send(new TagUserCommand({ UserName, Tags: [{ Key: 'team', Value: 'Red' }] }));
      }
      return inner.handle(request, options);
    },
  };
  const self = await benchOver(handler, clock);
  const runs = await self.restart();
  const started = await self.start(runs, merge(given));
  const { rows } = await self.settled(runs, started.header.id);
  expect(rows[0]?.steps[0]).toMatchObject({ state: 'failed', error: { kind: 'conflict' } });
  expect(rows[0]?.steps[0]?.error?.message).toMatch(words);
  const { Tags } = await direct.send(new ListUserTagsCommand({ UserName }));
  expect(Tags).toEqual([{ Key: 'team', Value: 'Red' }]);
  const { PolicyDocument } = await direct.send(new GetUserPolicyCommand({ UserName, PolicyName: 'own' }));
  expect(decodeURIComponent(PolicyDocument ?? '')).toContain('ec2');
});
