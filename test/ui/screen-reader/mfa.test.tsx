import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inProcessGatehouse, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { finishedRun } from '../../support/practice-run.ts';
import { showResults } from '../results/show-results.tsx';
import { readOut } from './read-out.ts';

let app: InProcessGatehouse;
beforeEach(async () => {
  app = await inProcessGatehouse({ clock: () => Date.UTC(2026, 10, 23, 12, 0, 5) });
});
afterEach(() => app.dispose());

it('reads the MFA pane as it is', async () => {
  const user = userEvent.setup({ delay: null });
  showResults(app, await finishedRun(app, ['nora']));
  await user.click(await screen.findByRole('button', { name: 'Assign MFA device to nora' }));
  const dialog = await screen.findByRole('dialog', { name: 'Assign MFA device' });
  await expect(await readOut(dialog)).toMatchFileSnapshot('transcripts/5-mfa-name.txt');
  await user.click(screen.getByRole('button', { name: 'Next' }));
  await user.type(await screen.findByLabelText('MFA code 1'), '12x');
  await user.click(screen.getByRole('button', { name: 'Add MFA' }));
  await screen.findByText(/^MFA code 1 must be/);
  const told = await readOut(dialog);
  // The countdown goes on with this machine's clock.
  await expect(told.replace(/Next code in\n\d+\nseconds?/, 'Next code in\nN\nseconds')).toMatchFileSnapshot(
    'transcripts/6-mfa-codes-with-errors.txt',
  );
});
