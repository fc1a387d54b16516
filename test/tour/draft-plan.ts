import { expect, type Page } from '@playwright/test';
import { emptyDraft, type Draft } from '../../shared/drafts/draft.ts';
import { DraftGridPage } from '../support/pages/draft-grid.ts';
import { DraftPlanTab } from '../support/pages/draft-plan.ts';
import type { Recorder } from './recorder.ts';

const batch = emptyDraft('tour-plan', 'none');
const draft: Draft = {
  ...batch,
  name: 'Autumn hires',
  defaults: {
    ...batch.defaults,
    groups: ['Developers'],
    passwordMode: 'custom-each',
    tags: [{ key: 'team', value: 'platform' }],
  },
  users: [
    { id: 'row-1', name: 'maria.santos' },
    { id: 'row-2', name: 'nadia.haddad', overrides: { groups: ['Developers', 'Auditors'] } },
    { id: 'row-3', name: 'oskar.lind' },
    { id: 'row-4', name: 'pia.meyer', overrides: { groups: [], accessKey: true } },
    { id: 'row-5', name: 'quentin roux' },
  ],
};

/** A draft's plan: what is wrong, by user and by call, what changed since it was approved, and the last look. */
export async function draftPlan(page: Page, recorder: Recorder): Promise<void> {
  await page.evaluate(
    (made) => window.gatehouse.call('drafts.create', { draft: made, revision: 'first' }),
    draft,
  );
  const plan = new DraftPlanTab(page);
  await plan.open('Autumn hires');
  await expect(plan.findings.getByText('Error', { exact: true }).first()).toBeVisible();
  await page.getByRole('heading', { name: /^Findings/ }).evaluate((element) => element.scrollIntoView());
  await recorder.take(page, 'plan-findings', { small: true });

  await page.getByRole('radio', { name: /^Merge/ }).check();
  await page.getByRole('tab', { name: 'Users' }).click();
  await new DraftGridPage(page).cell(5, 'name').click();
  await page.keyboard.type('quentin.roux');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Plan' }).click();
  await plan.expand('maria.santos');
  await page
    .getByRole('button', { name: 'By user', exact: true })
    .evaluate((element) => element.scrollIntoView());
  await recorder.take(page, 'plan-by-user', { small: true });
  await page.getByRole('button', { name: 'By API call', exact: true }).click();
  await recorder.take(page, 'plan-by-call');

  await plan.approve();
  await page.getByRole('tab', { name: 'Batch settings' }).click();
  await page.getByRole('checkbox', { name: /Programmatic access/ }).check();
  await page.getByRole('tab', { name: 'Plan' }).click();
  await expect(page.getByText('Changed since it was approved')).toBeVisible();
  await page.getByText('Changed since it was approved').evaluate((element) => element.scrollIntoView());
  await recorder.take(page, 'plan-changed', { small: true });

  await plan.approve();
  await plan.askToCreate();
  await expect(plan.dialog.getByRole('button', { name: 'Create users' })).toBeEnabled();
  await recorder.take(page, 'plan-create-users', { small: true });
  await plan.dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'Home', exact: true }).click();
}
