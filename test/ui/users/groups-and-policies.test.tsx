import { DeleteGroupCommand, CreateGroupCommand } from '@aws-sdk/client-iam';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { see, smallGatehouse, type OpenWindow } from '../create-users/open-wizard.tsx';
import { PracticeNetwork } from '../practice-network.ts';
import { choose, follow, goTo, openList, rowsOf } from './open-list.tsx';

let page: OpenWindow;
let network: PracticeNetwork;
beforeEach(() => {
  network = new PracticeNetwork();
});
afterEach(async () => {
  await page.app.dispose();
  expect(page.app.unexpected).toEqual([]);
});

it('groups are listed with users and policies; one that is gone since says so', async () => {
  const app = await smallGatehouse({ wrapPractice: network.wrap });
  await network.colleague().send(new CreateGroupCommand({ GroupName: 'Empty' }));
  page = await openList('User groups', app);
  await see('Developers');
  await waitFor(() => expect(rowsOf('User groups')).toHaveLength(6));
  const counts = rowsOf('User groups').map(([name, , users, policies]) => [name, users, policies]);
  expect(counts).toEqual(
    expect.arrayContaining([
      ['Developers', '3', '3'],
      ['Auditors', '1', '2'],
      ['Empty', '0', '0'],
    ]),
  );
  await network.colleague().send(new DeleteGroupCommand({ GroupName: 'Empty' }));
  await follow(page, 'Empty');
  await see('The group could not be read');
  await see(/The group with name Empty cannot be found/);
});

it('policies are listed by type; a document that cannot be read can be tried again', async () => {
  network.before('GetPolicyVersion', () => {
    throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  });
  page = await openList('Policies', await smallGatehouse({ wrapPractice: network.wrap }));
  await see('AdministratorAccess');
  await choose(page, /^Filter by type/, 'Customer managed');
  await waitFor(() => expect(rowsOf('Policies')).toHaveLength(4));
  await follow(page, 'AnalyticsBucketAccess');
  await see('The document could not be read');
  network.clear('GetPolicyVersion');
  await page.user.click(screen.getByText('Try again'));
  await see(/northwind-analytics\/reports/);
  await goTo(page, 'Home');
  await see('Create users');
});
