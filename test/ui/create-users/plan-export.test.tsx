import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { enterNames, openWindow, press, see, type OpenWindow } from './open-wizard.tsx';

let page: OpenWindow;
afterEach(() => page.app.dispose());

async function openExport(...names: string[]): Promise<void> {
  page = await openWindow();
  await enterNames(page, ...names);
  for (let step = 0; step < 3; step += 1) await press(page, 'Next');
  await see('Users and API calls');
  expect(screen.queryByLabelText('Preview of the export')).toBeNull();
  await page.user.click(screen.getByText('Export plan'));
}

async function shown(): Promise<string | null> {
  return (await screen.findByLabelText('Preview of the export')).textContent;
}

describe('the export in the review', () => {
  it('is shown on demand, copied and saved as it is shown', async () => {
    await openExport('zoe');
    const text = await shown();
    expect(text).toContain('aws iam "$@" --region=\'us-east-1\'');
    expect(text).toContain("create-user --user-name='zoe'");
    await press(page, 'Copy export');
    await see('Copied');
    expect(page.app.copiedText.map((copied) => copied.trimEnd())).toEqual([text]);
    await press(page, 'Save file…');
    await see(`Saved as ${page.app.exportPath ?? ''}`);
  });

  it('is in the chosen format', async () => {
    await openExport('zoe');
    for (const [format, part] of [
      ['AWS CLI, PowerShell', `'create-user' '{"UserName":"zoe","Path":"/"}'`],
      ['Terraform', 'resource "aws_iam_user" "zoe" {'],
      ['CloudFormation', 'Type: "AWS::IAM::User"'],
    ] as const) {
      await page.user.click(screen.getByLabelText(format));
      await waitFor(async () => expect(await shown()).toContain(part));
      await press(page, 'Copy export');
      await waitFor(() => expect(page.app.copiedText.at(-1)).toContain(part));
    }
  });

  it('says nothing when the dialog is cancelled, and why it could not be saved', async () => {
    await openExport('zoe');
    page.app.exportPath = null;
    await press(page, 'Save file…');
    expect(screen.queryByText(/^Saved as/)).toBeNull();
    page.app.exportPath = `${page.app.folder}/gone/x.sh`;
    await press(page, 'Save file…');
    await see('The export was not saved');
  });
});
