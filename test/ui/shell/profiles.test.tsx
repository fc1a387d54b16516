import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { awsFolder } from '../../support/aws-folder.ts';
import { openWindow, see, smallGatehouse, type OpenWindow } from '../create-users/open-wizard.tsx';

let page: OpenWindow;
afterEach(() => page.app.dispose());

const account = () => within(screen.getByLabelText('Account in use')).getByText('1234-5678-9012').textContent;

describe('the account in use', () => {
  it('is in sight, and the practice account says that nothing reaches AWS', async () => {
    page = await openWindow();
    await see('northwind-bikes');
    expect(account()).toBe('1234-5678-9012');
    await see(/Practice account: .* nothing reaches it/);
    await page.user.click(screen.getByLabelText('Account details'));
    await see('arn:aws:sts::123456789012:assumed-role/Administrator/gatehouse');
  });

  it('stays in use when a broken profile is chosen, which says why and can be chosen again', async () => {
    const { env } = await awsFolder({
      config: '[profile broken]\nregion = eu-west-1\nrole_arn = arn:aws:iam::210987654321:role/x\n',
    });
    page = await openWindow(await smallGatehouse({ environment: env }));
    await see('northwind-bikes');
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      await page.user.click(screen.getByLabelText(/^Profile/, { selector: 'button' }));
      await page.user.click(await screen.findByText('broken', { selector: '[role=option] *' }));
      await see(/^Profile "broken" cannot be used: /);
      expect(account()).toBe('1234-5678-9012');
    }
    expect(page.inputsOf('profiles.select')).toEqual([
      { profileId: 'profile:broken' },
      { profileId: 'profile:broken' },
    ]);
  });
});

describe('what was wrong at start', () => {
  it('is told until it is dismissed', async () => {
    const problem = 'The practice account was set aside.';
    page = await openWindow(await smallGatehouse({ startProblems: [problem] }));
    await see(problem);
    await page.user.click(screen.getByLabelText(/^Dismiss/));
    await waitFor(() => expect(screen.queryByText(problem)).toBeNull());
  });
});
