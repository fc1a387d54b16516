import { CreateUserCommand, ListGroupsForUserCommand } from '@aws-sdk/client-iam';
import { emptyDraft, type Draft } from '../../shared/drafts/draft.ts';
import { expect, test } from '../support/electron-app.ts';
import { DraftPlanTab } from '../support/pages/draft-plan.ts';
import { Results } from '../support/pages/results.ts';
import { Shell } from '../support/pages/shell.ts';
import { rememberRunSecrets } from '../support/remember-secrets.ts';
import { operatorSecret, profileFor, serveCompany } from '../support/served-account.ts';

const batch = emptyDraft('spring', 'none');
const draft: Draft = {
  ...batch,
  name: 'Spring',
  defaults: { ...batch.defaults, groups: ['Finance-ReadOnly'], resetRequired: false },
  users: ['li.wei', 'nina', 'oskar', 'pia'].map((name) => ({ id: `row-${name}`, name })),
};

test('a plan is put right, approved, refused when the account has changed, approved again and applied', async ({
  gatehouse,
}) => {
  const account = await serveCompany();
  try {
    gatehouse.writeAwsFiles(profileFor('served', account.url));
    gatehouse.rememberSecret(operatorSecret);
    const page = await gatehouse.launch();
    await new Shell(page).chooseProfile('served');
    await page.evaluate(
      (made) => window.gatehouse.call('drafts.create', { draft: made, revision: 'first' }),
      draft,
    );
    const plan = new DraftPlanTab(page);
    await plan.open('Spring');

    const exists = plan.findings
      .getByRole('row')
      .filter({ hasText: 'The account already has a user li.wei' });
    await expect(exists).toContainText('Error');
    await exists.getByRole('button', { name: /^Skip/ }).click();
    await expect(plan.findings.getByText('Error', { exact: true })).toHaveCount(0);
    await expect(plan.users.getByRole('row').filter({ hasText: 'li.wei' })).toContainText('Skip');
    await plan.approve();

    // Somebody else is quicker, before the last look reads the account again.
    await account.iam.send(new CreateUserCommand({ UserName: 'nina' }));
    await page.getByRole('button', { name: 'Create users' }).click();
    await expect(page.getByText('Changed since it was approved')).toBeVisible();
    await expect(plan.dialog).toBeHidden();
    await expect(plan.changes.getByRole('row').filter({ hasText: 'nina' }).first()).toContainText(
      'Approved, no longer made',
    );
    await plan.approve();

    // And once more, after it: main looks before the first call.
    await plan.askToCreate();
    const create = plan.dialog.getByRole('button', { name: 'Create users' });
    await expect(create).toBeEnabled();
    await account.iam.send(new CreateUserCommand({ UserName: 'oskar' }));
    await create.click();
    await expect(page.getByText('Nothing was created', { exact: true }).first()).toBeVisible();
    await expect(plan.changes.getByRole('row').filter({ hasText: 'oskar' }).first()).toBeVisible();
    await plan.approve();

    await plan.askToCreate();
    await expect(plan.dialog).toContainText('served');
    await create.click();
    await expect(new Results(page).created(1).first()).toBeVisible();
    await rememberRunSecrets(gatehouse);
    const { Groups = [] } = await account.iam.send(new ListGroupsForUserCommand({ UserName: 'pia' }));
    expect(Groups.map(({ GroupName }) => GroupName)).toEqual(['Finance-ReadOnly']);
    const ofOskar = await account.iam.send(new ListGroupsForUserCommand({ UserName: 'oskar' }));
    expect(ofOskar.Groups).toEqual([]);
  } finally {
    await account.close();
  }
});

test('a fix that is pressed twice puts one finding right, and not the next', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  const groups = ['Nowhere', 'Elsewhere', 'Anywhere', 'Developers'];
  await page.evaluate((made) => window.gatehouse.call('drafts.create', { draft: made, revision: 'first' }), {
    ...draft,
    defaults: { ...draft.defaults, groups },
    users: [{ id: 'row', name: 'zoe' }],
  });
  const plan = new DraftPlanTab(page);
  await plan.open('Spring');
  const missing = plan.findings.getByRole('row').filter({ hasText: 'The account has no group' });
  await expect(missing).toHaveCount(3);
  const takeOut = page.getByRole('button', { name: 'Take the group out', exact: true });
  // A double click, slow enough for the next button to have come into the place of the first.
  const box = await takeOut.first().boundingBox();
  const at = { x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 10 };
  await page.mouse.click(at.x, at.y);
  await expect(missing).toHaveCount(2);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await takeOut.first().focus();
  await page.keyboard.press('Enter');
  await expect(missing).toHaveCount(1);
  await expect(takeOut).not.toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Batch settings' }).click();
  await page.getByRole('tab', { name: 'Plan' }).click();
  await expect(missing).toHaveCount(1);
});
