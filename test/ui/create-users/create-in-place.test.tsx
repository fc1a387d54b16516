import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { policyDocumentOf } from '../../../shared/rules/policy-templates/policy-document.ts';
import { enterNames, openWindow, press, see, type OpenWindow } from './open-wizard.tsx';

let page: OpenWindow;
afterEach(() => page.app.dispose());

async function openPermissions(): Promise<void> {
  page = await openWindow();
  await enterNames(page, 'zoe');
  await press(page, 'Next');
  await see('Permissions options');
}

const dialog = () => within(screen.getByRole('dialog'));
const editor = () => dialog().getByLabelText<HTMLTextAreaElement>('Policy document');

async function fill(label: string, text: string): Promise<void> {
  const input = dialog().getByLabelText(label);
  await page.user.clear(input);
  await page.user.click(input);
  await page.user.paste(text);
}

function write(document: string): void {
  fireEvent.change(editor(), { target: { value: document } });
}

async function save(text = 'Add to the batch'): Promise<void> {
  await page.user.click(dialog().getByText(text, { selector: 'button *' }));
}

const document = policyDocumentOf([{ Effect: 'Allow', Action: ['s3:Get*'], Resource: '*' }]);

/** Makes a policy from the policies' table. */
async function createPolicy(name: string): Promise<void> {
  await page.user.click(screen.getByText(/^Attach policies directly/));
  await press(page, 'Create policy');
  await fill('Policy name', name);
  write(document);
  await save();
}

async function reviewedCalls(what: string): Promise<(string | null)[]> {
  await press(page, 'Next');
  await press(page, 'Next');
  await see('Users and API calls');
  const calls = within(screen.getByLabelText(`API calls for ${what}`));
  return calls.getAllByRole('listitem', { hidden: true }).map((call) => call.textContent);
}

describe('creating a policy in place', () => {
  it('chooses it, marks it, and reviews it with its document before the users', async () => {
    await openPermissions();
    await createPolicy('Reports');
    expect(screen.queryByRole('dialog')).toBeNull();
    await see('Attach policies directly (1 chosen)');
    await see('Reports (new)');
    const row = screen.getByText('Reports', { selector: 'th *' }).closest('tr');
    expect(row?.textContent).toContain('New');
    expect(within(row ?? nowhere()).getByRole<HTMLInputElement>('checkbox').checked).toBe(true);
    expect(await reviewedCalls('zoe')).toContain(
      'AttachUserPolicyUserName: "zoe"PolicyArn: "arn:aws:iam::123456789012:policy/Reports"',
    );
    const [call] = within(screen.getByLabelText('API calls for Policy Reports')).getAllByRole('listitem', {
      hidden: true,
    });
    expect(call?.textContent).toContain('CreatePolicyPolicyName: "Reports"Path: "/"');
    expect(screen.getByLabelText('JSON of Reports').textContent).toBe(document);
  });

  it('tells the place of each mistake, goes there, and does not save', async () => {
    await openPermissions();
    await page.user.click(screen.getByText('Attach policies directly'));
    await press(page, 'Create policy');
    await fill('Policy name', 'BackupWriter');
    write(
      '{\n  "Version": "2012-10-17",\n  "Statement": { "Effect": "Allow", "Action": "Get", "Resource": "*" }\n}',
    );
    await see('1 mistake');
    await see(/^The account already has a policy BackupWriter/);
    await page.user.click(dialog().getByText('Line 3, column 47'));
    const { activeElement } = window.document;
    expect(activeElement).toBe(editor());
    expect(editor().value.slice(editor().selectionStart, editor().selectionEnd)).toBe('"Get"');
    await save();
    expect(window.document.activeElement).toBe(dialog().getByLabelText('Policy name'));
    expect(editor().getAttribute('aria-invalid')).toBe('true');

    await fill('Policy name', 'Reports');
    write('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}');
    await see('No mistakes found');
    await see('89 of 6,144 characters, spaces not counted');
    await page.user.click(dialog().getByText('Format', { selector: 'button *' }));
    expect(editor().value.split('\n')).toHaveLength(8);
    await save();
    await see('Reports (new)');
  });

  it('begins with a template: read-only for a service, with MFA and its trap; each can be undone', async () => {
    await openPermissions();
    await page.user.click(screen.getByText('Attach policies directly'));
    await press(page, 'Create policy');
    await page.user.click(dialog().getByLabelText(/^Template/, { selector: 'button' }));
    await page.user.click(
      await screen.findByText('Read-only access to a service', { selector: '[role=option] *' }),
    );
    await page.user.click(dialog().getByLabelText(/^Service/, { selector: 'button' }));
    await page.user.click(await screen.findByText('Amazon SQS', { selector: '[role=option] *' }));
    await press(page, 'Use template');
    expect(editor().value).toContain('"sqs:Get*"');
    await see('No mistakes found');

    await page.user.click(dialog().getByLabelText(/^Template/, { selector: 'button' }));
    await page.user.click(
      await screen.findByText('Own credentials, all else only with MFA', { selector: '[role=option] *' }),
    );
    await see('Users who must create a new password at next sign-in are locked out');
    await press(page, 'Use template');
    expect(editor().value).toContain('aws:MultiFactorAuthPresent');
    await see('No mistakes found');
    await press(page, 'Undo template');
    expect(editor().value).toContain('"sqs:Get*"');
  });
});

describe('creating a group in place', () => {
  it('chooses it, unless the account has it already', async () => {
    await openPermissions();
    await press(page, 'Create group');
    await fill('User group name', 'developers');
    await see(/^The account already has a group Developers/);
    await fill('User group name', 'data');
    await save();
    await see('Add user to group (1 chosen)');
    expect(await reviewedCalls('Group data')).toEqual(['CreateGroupGroupName: "data"Path: "/"']);
  });

  it('keeps who has it when it is renamed, and lets go of them when it is removed', async () => {
    await openPermissions();
    await press(page, 'Create group');
    await fill('User group name', 'data');
    await save();
    await page.user.click(screen.getByLabelText('Edit group data'));
    await fill('User group name', 'analysts');
    await save('Save changes');
    await see('Add user to group (1 chosen)');
    await page.user.click(screen.getByLabelText('Remove group analysts from the batch'));
    await waitFor(() => expect(screen.queryByText('Add user to group (1 chosen)')).toBeNull());
    expect(screen.queryByText('analysts')).toBeNull();
  });
});

/** Where nothing is found in. */
function nowhere(): HTMLElement {
  return window.document.createElement('div');
}
