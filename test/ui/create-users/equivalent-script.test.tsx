import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { enterNames, openWindow, press, see, type OpenWindow } from './open-wizard.tsx';

let page: OpenWindow;
afterEach(() => page.app.dispose());

async function openReview(...names: string[]): Promise<void> {
  page = await openWindow();
  await enterNames(page, ...names);
  for (let step = 0; step < 3; step += 1) await press(page, 'Next');
  await see('Users and API calls');
}

describe('the equivalent script in the review', () => {
  it('is shown on demand, copied and saved as it is shown', async () => {
    await openReview('zoe');
    expect(screen.queryByLabelText('Script')).toBeNull();
    await page.user.click(screen.getByText('Equivalent script'));
    const shown = (await screen.findByLabelText('Script')).textContent;
    expect(shown).toContain("aws iam create-user --region='us-east-1'");
    expect(shown).toContain("--user-name='zoe'");
    await press(page, 'Copy script');
    await see('Copied');
    expect(page.app.copiedText.map((text) => text.trimEnd())).toEqual([shown]);
    await press(page, 'Save script');
    await see(`Saved as ${page.app.scriptPath ?? ''}`);
  });

  it('says nothing when the dialog is cancelled, and why it could not be saved', async () => {
    await openReview('zoe');
    await page.user.click(screen.getByText('Equivalent script'));
    page.app.scriptPath = null;
    await press(page, 'Save script');
    expect(screen.queryByText(/^Saved as/)).toBeNull();
    page.app.scriptPath = `${page.app.folder}/gone/x.sh`;
    await press(page, 'Save script');
    await see('The script was not saved');
  });
});
