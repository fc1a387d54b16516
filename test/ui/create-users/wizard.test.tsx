import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Shell } from '../../../renderer/shell/shell.tsx';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { renderWithGatehouse } from '../../support/ui-gatehouse.tsx';

let app: InProcessGatehouse;

beforeEach(async () => {
  app = await inProcessGatehouse();
});

afterEach(async () => {
  await app.dispose();
  expect(app.unexpected).toEqual([]);
});

async function openWizard() {
  const user = userEvent.setup();
  renderWithGatehouse(app.api, <Shell />);
  await user.click(await screen.findByRole('button', { name: /^(Create users|Continue draft)$/ }));
  await screen.findByRole('textbox', { name: 'User name 1' });
  return user;
}

describe('the wizard', () => {
  it('opens', async () => {
    const user = await openWizard();
    await user.type(screen.getByRole('textbox', { name: 'User name 1' }), 'zoe{Enter}yan');
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByRole('checkbox', { name: 'Developers' })).toBeDefined();
    screen.debug(undefined, 3000);
  });
});
