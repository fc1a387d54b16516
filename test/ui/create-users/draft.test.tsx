import { cleanup, screen, waitFor } from '@testing-library/react';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { valueOf } from '../../support/in-process-gatehouse.ts';
import { enterNames, openWindow, press, see, type OpenWindow } from './open-wizard.tsx';

let page: OpenWindow;
afterEach(() => page.app.dispose());

const password = 'A9-typed-by-the-administrator';

/** The only draft in the library. */
async function keptDraft(): Promise<Draft | undefined> {
  const [first, ...more] = valueOf(await page.app.api.call('drafts.list', undefined));
  expect(more).toEqual([]);
  return first && valueOf(await page.app.api.call('drafts.read', { draftId: first.id })).draft;
}

/** Everything that is on disk, as one text. */
async function onDisk(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
}

describe('the draft', () => {
  it('is there again after the window died, without the custom passwords, which are asked for again', async () => {
    page = await openWindow();
    await enterNames(page, 'zoe');
    await page.user.click(screen.getByText('Custom password'));
    await page.user.click(screen.getByLabelText('Password of zoe'));
    await page.user.paste(password);
    await waitFor(async () => expect((await keptDraft())?.defaults.passwordMode).toBe('custom-each'));
    cleanup();

    page = await openWindow(page.app);
    await see('A draft with 1 user is waiting.');
    await press(page, 'Continue draft');
    await see('Draft restored');
    expect(screen.getByLabelText<HTMLInputElement>('User name 1').value).toBe('zoe');
    expect(screen.getByLabelText<HTMLInputElement>('Password of zoe').value).toBe('');
    const stored = await onDisk(page.app.folder);
    expect(stored).toContain('zoe');
    expect(stored).not.toContain(password);
  });

  it('is saved at once when the wizard is left, and can be discarded when it is opened again', async () => {
    page = await openWindow();
    await enterNames(page, 'zoe');
    await press(page, 'Gatehouse');
    await see('A draft with 1 user is waiting.');
    expect((await keptDraft())?.users.map(({ name }) => name)).toEqual(['zoe']);
    await press(page, 'Continue draft');
    await press(page, 'Discard draft');
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('User name 1').value).toBe(''));
    expect(await keptDraft()).toBeUndefined();
  });

  it('is asked about when the wizard is cancelled with something in it', async () => {
    page = await openWindow();
    await enterNames(page, 'zoe');
    await press(page, 'Cancel');
    await press(page, 'Stay');
    expect(screen.getByLabelText<HTMLInputElement>('User name 1').value).toBe('zoe');
    await press(page, 'Cancel');
    await press(page, 'Keep draft');
    await see('A draft with 1 user is waiting.');
    await press(page, 'Continue draft');
    await press(page, 'Cancel');
    // The notice about the restored draft offers it, too.
    await page.user.click(await screen.findByText('Discard draft', { selector: '[role=dialog] button *' }));
    await screen.findByText('Create users', { selector: 'button *' });
    expect(await keptDraft()).toBeUndefined();
  });

  it('asks before typed passwords are forgotten, however the wizard is left', async () => {
    page = await openWindow();
    await enterNames(page, 'zoe');
    await page.user.click(screen.getByText('Custom password'));
    await page.user.click(screen.getByLabelText('Password of zoe'));
    await page.user.paste(password);
    await press(page, 'Gatehouse');
    await see('Leave and forget the passwords?');
    await press(page, 'Stay');
    expect(screen.getByLabelText<HTMLInputElement>('Password of zoe').value).toBe(password);
    await press(page, 'Gatehouse');
    await press(page, 'Leave');
    await see('A draft with 1 user is waiting.');
  });
});
