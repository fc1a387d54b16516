import { screen, within } from '@testing-library/react';
import { openWindow, type OpenWindow } from '../create-users/open-wizard.tsx';
import type { InProcessGatehouse } from '../../support/in-process-gatehouse.ts';

/** Opens the window and one of the lists of the side navigation in it. */
export async function openList(title: string, app?: InProcessGatehouse): Promise<OpenWindow> {
  const page = await openWindow(app);
  await goTo(page, title);
  return page;
}

/** Goes by the side navigation. */
export async function goTo({ user }: OpenWindow, title: string): Promise<void> {
  // The breadcrumbs may say the same, further down.
  const [entry] = await screen.findAllByText(title, { selector: 'nav a, nav a *' });
  if (entry === undefined) throw new Error(`The side navigation has no ${title}.`);
  await user.click(entry);
}

/** Follows a link in the view that is shown. */
export async function follow({ user }: OpenWindow, name: string): Promise<void> {
  await user.click(await screen.findByText(name, { selector: '.view a, .view a *' }));
}

/** The rows of a table by its name, each as the texts of its cells. */
export function rowsOf(table: string): string[][] {
  const rows = within(screen.getByRole('table', { name: table })).getAllByRole('row');
  return rows
    .slice(1)
    .map((row) => [...row.querySelectorAll('td, th')].map(({ textContent }) => textContent));
}

/** Chooses in one of the selects that filter a list. */
export async function choose(
  { user }: Pick<OpenWindow, 'user'>,
  label: RegExp,
  option: string,
): Promise<void> {
  await user.click(screen.getByRole('button', { name: label }));
  await user.click(await screen.findByText(option, { selector: '[role="option"] *' }));
}
