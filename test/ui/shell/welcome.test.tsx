import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { valueOf } from '../../support/in-process-gatehouse.ts';
import { awsFolder } from '../../support/aws-folder.ts';
import { openWindow, press, see, smallGatehouse, type OpenWindow } from '../create-users/open-wizard.tsx';

let page: OpenWindow;
afterEach(() => page.app.dispose());

/** Settings as on a computer where Gatehouse was never started. */
function newSettings() {
  let welcomed = false;
  return {
    read: () => undefined,
    write: () => undefined,
    isWelcomed: () => welcomed,
    setWelcomed: () => {
      welcomed = true;
    },
  };
}

describe('the first-run screen', () => {
  it('says what the practice account is and how to get to a real one, once', async () => {
    page = await openWindow(await smallGatehouse({ settings: newSettings() }));
    await see('Welcome to Gatehouse');
    await see('You begin on the practice account');
    await see('Nothing reaches AWS');
    await see('No profiles found on this computer');
    expect(screen.queryByText('Unfinished or not exported')).toBeNull();
    await press(page, 'Get started');
    await see('IAM users');
    expect(screen.queryByText('Welcome to Gatehouse')).toBeNull();
    await waitFor(async () => {
      expect(valueOf(await page.app.api.call('app.info', undefined)).welcomed).toBe(true);
    });
  });

  it('names the profiles that are there', async () => {
    const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
    const { env } = await awsFolder({
      credentials: names
        .map((name) => `[${name}]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = x\n`)
        .join(''),
    });
    page = await openWindow(await smallGatehouse({ settings: newSettings(), environment: env }));
    await see(/^7 profiles found:/);
    await see(/ and 2 more$/);
  });

  it('is not shown to who has seen it', async () => {
    page = await openWindow();
    await see('Create users');
    expect(screen.queryByText('Welcome to Gatehouse')).toBeNull();
  });
});
