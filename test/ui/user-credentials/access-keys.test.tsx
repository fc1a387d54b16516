import { GetAccessKeyLastUsedCommand, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectionLost } from '../practice-network.ts';
import {
  credentialsGatehouse,
  onlyKeyId,
  openCredentials,
  press,
  type OpenCredentials,
} from './open-credentials.tsx';

let base: Omit<OpenCredentials, 'user'>;
beforeEach(async () => {
  base = await credentialsGatehouse();
});
afterEach(async () => {
  await base.app.dispose();
  expect(base.app.unexpected).toEqual([]);
});

async function keysOf(UserName: string): Promise<string[]> {
  const { AccessKeyMetadata = [] } = await base.network
    .colleague()
    .send(new ListAccessKeysCommand({ UserName }));
  return AccessKeyMetadata.map(({ AccessKeyId, Status }) => `${AccessKeyId ?? ''} ${Status ?? ''}`);
}

test('a user without keys gets one after the call was shown, with its secret on the results', async () => {
  const page = openCredentials(base, 'sam.nguyen');
  expect(await screen.findByText('No access keys')).toBeTruthy();
  await press(page, 'Create access key');
  const asked = within(await screen.findByRole('dialog', { name: 'Create access key: sam.nguyen' }));
  expect(asked.getByText(/Prefer temporary credentials/)).toBeTruthy();
  expect(within(asked.getByRole('list', { name: /^API calls/ })).getByText('CreateAccessKey')).toBeTruthy();
  await press(page, 'Create access key');

  expect(await screen.findByRole('heading', { name: 'Access key of sam.nguyen' })).toBeTruthy();
  expect(await screen.findAllByText('sam.nguyen has a new access key')).not.toHaveLength(0);
  expect(await screen.findByRole('button', { name: 'Show secret access key of sam.nguyen' })).toBeTruthy();
  expect(screen.queryByText('Console password')).toBeNull();
  expect(await keysOf('sam.nguyen')).toEqual([`${await onlyKeyId()} Active`]);
});

test('a second key is offered as the way to rotate', async () => {
  const page = openCredentials(base, 'james.okafor');
  await onlyKeyId();
  await press(page, 'Create access key');
  expect(await screen.findByText(/It is the second key, and AWS allows no more/)).toBeTruthy();
});

test('a third key is not offered, and the button says why', async () => {
  const page = openCredentials(base, 'priya.raman');
  expect(await screen.findAllByText(/^AKIA/)).toHaveLength(2);
  const button = screen.getByRole('button', { name: 'Create access key' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  await page.user.hover(button);
  expect(await screen.findAllByText(/has 2 access keys, the most that AWS allows/)).not.toHaveLength(0);
  await page.user.click(button);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a key is shown with its age, its last use and what is to be done about it', async () => {
  openCredentials(base, 'ci-deploy');
  const row = (await screen.findByText(await onlyKeyId())).closest('tr');
  expect(row?.textContent).toContain('(870 days ago)');
  expect(row?.textContent).toContain('s3 in eu-central-1');
  expect(row?.textContent).toContain('Older than 90 days: create a second key');
});

test('a key is deactivated after a question that names it, shown so at once, and activated again', async () => {
  const page = openCredentials(base, 'james.okafor');
  const id = await onlyKeyId();
  await press(page, `Deactivate access key ${id}`);
  const asked = within(await screen.findByRole('dialog', { name: 'Deactivate access key' }));
  expect(asked.getByText(id)).toBeTruthy();
  expect(asked.getByText('james.okafor')).toBeTruthy();
  expect(asked.getByText(/lambda in eu-central-1/)).toBeTruthy();
  await press(page, 'Deactivate');
  expect(await screen.findByText('Inactive')).toBeTruthy();
  expect(await keysOf('james.okafor')).toEqual([`${id} Inactive`]);

  await press(page, `Activate access key ${id}`);
  await press(page, 'Activate');
  expect(await screen.findByText('Active')).toBeTruthy();
  expect(await keysOf('james.okafor')).toEqual([`${id} Active`]);
});

test('a lost answer is settled by looking, and the change is shown', async () => {
  const page = openCredentials(base, 'james.okafor');
  const id = await onlyKeyId();
  base.network.after('UpdateAccessKey', () => {
    base.network.clear('UpdateAccessKey');
    throw connectionLost();
  });
  await press(page, `Deactivate access key ${id}`);
  await press(page, 'Deactivate');
  expect(await screen.findByText('Inactive')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('an active key is deleted only after it was deactivated and its ID typed', async () => {
  const page = openCredentials(base, 'ci-deploy');
  const id = await onlyKeyId();
  await press(page, `Delete access key ${id}`);
  const asked = within(await screen.findByRole('dialog', { name: 'Delete access key' }));
  expect(asked.getByRole('button', { name: 'Delete' })).toHaveProperty('disabled', true);
  expect(asked.queryByLabelText('To confirm, enter the access key ID')).toBeNull();

  await press(page, 'Deactivate');
  const field = await asked.findByLabelText('To confirm, enter the access key ID');
  await page.user.click(field);
  await page.user.paste(id.slice(1));
  expect(asked.getByRole('button', { name: 'Delete' })).toHaveProperty('disabled', true);
  await page.user.clear(field);
  await page.user.paste(id);
  await press(page, 'Delete');

  expect(await screen.findByText('No access keys')).toBeTruthy();
  expect(await keysOf('ci-deploy')).toEqual([]);
  await expect(
    base.network.colleague().send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id })),
  ).rejects.toThrow();
});
