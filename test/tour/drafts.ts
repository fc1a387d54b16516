import { expect, type Page } from '@playwright/test';
import { emptyDraft, type Draft } from '../../shared/drafts/draft.ts';
import { Drafts } from '../support/pages/drafts.ts';
import { Shell } from '../support/pages/shell.ts';
import type { Recorder } from './recorder.ts';

const batch = emptyDraft('none', 'none');

function draftOf(id: string, name: string, ...users: string[]): Draft {
  return {
    ...batch,
    id,
    name,
    defaults: { ...batch.defaults, groups: ['Developers'], tags: [{ key: 'Team', value: 'Platform' }] },
    users: users.map((user) => ({ id: `row-${user}`, name: user })),
  };
}

/** The library: the list, versions and what differs, templates, deletion with its way back, and a conflict. */
export async function library(page: Page, recorder: Recorder): Promise<void> {
  const drafts = new Drafts(page);
  for (const draft of [
    draftOf('tour-interns', 'Interns, summer', 'ana.silva', 'ben.ito', 'carla.rossi'),
    draftOf(
      'tour-agency',
      'Agency people with a name that is a good deal longer than others are',
      'dina.weiss',
    ),
  ])
    await page.evaluate(
      (made) => window.gatehouse.call('drafts.create', { draft: made, revision: 'first' }),
      draft,
    );
  await drafts.openList();
  await expect(drafts.link('Interns, summer')).toBeVisible();
  await recorder.take(page, 'drafts', { small: true });

  await drafts.open('Interns, summer');
  await drafts.name.fill('Interns, autumn');
  await expect(drafts.saved).toBeVisible();
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await recorder.take(page, 'draft-actions');
  await page.keyboard.press('Escape');
  await drafts.choose('Versions…');
  const versions = page.getByRole('dialog', { name: 'Versions' });
  await versions
    .getByRole('button', { name: /^Compare the version/ })
    .first()
    .click();
  await recorder.take(page, 'draft-versions', { small: true });
  await versions.getByRole('button', { name: 'Close' }).last().click();

  await drafts.choose('Save as template…');
  await recorder.take(page, 'draft-template');
  await page.getByRole('dialog').getByRole('button', { name: 'Save template' }).click();
  await expect(page.getByText(/^The template .* is saved/).first()).toBeVisible();

  // As another window would.
  await page.evaluate(async () => {
    const read = await window.gatehouse.call('drafts.read', { draftId: 'tour-interns' });
    if (!read.ok) throw new Error(read.error.message);
    const { draft, revision } = read.value;
    const { users, ...head } = draft;
    await window.gatehouse.call('drafts.save', {
      draftId: draft.id,
      base: revision,
      revision: 'elsewhere',
      patch: { head, users: users.slice(0, 1).map((user) => ({ ...user, name: 'somebody.else' })) },
    });
  });
  await drafts.name.fill('Interns, winter');
  const conflict = page.getByRole('dialog', { name: /changed/ });
  await expect(conflict).toBeVisible();
  await recorder.take(page, 'draft-conflict', { small: true });
  await conflict.getByRole('button', { name: 'Keep mine as a copy' }).click();
  await expect(conflict).toBeHidden();

  await drafts.choose('Delete');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
  await recorder.take(page, 'draft-deleted');
  await new Shell(page).goHome();
  await recorder.take(page, 'home-with-drafts');
}
