import type { Locator, Page } from '@playwright/test';

/** The window around the views: top bar, profile menu, notices, and the start view. */
export class Shell {
  readonly page: Page;
  /** Alias, account id, caller and profile, always in sight. */
  readonly account: Locator;
  readonly profileMenu: Locator;
  /** The table of runs that stopped half-way or whose credentials nobody has. */
  readonly openRuns: Locator;

  constructor(page: Page) {
    this.page = page;
    this.account = page.getByRole('group', { name: 'Account in use' });
    this.profileMenu = page.getByRole('button', { name: /^Profile / });
    this.openRuns = page.getByRole('table', { name: 'Unfinished or not exported' });
  }

  /** An entry of the open profile menu, its description and label tag in it. */
  profile(name: string): Locator {
    return this.page.getByRole('option').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  async openProfileMenu(): Promise<void> {
    await this.profileMenu.click();
    await this.page.getByRole('listbox').waitFor();
  }

  /** Chooses a profile by its name; what came of it is told in `notice`. */
  async chooseProfile(name: string): Promise<void> {
    await this.openProfileMenu();
    await this.profile(name).click();
  }

  /** A notice above the view, by a text in it. */
  notice(text: string | RegExp): Locator {
    return this.page
      .getByRole('region', { name: 'Notifications' })
      .getByRole('listitem')
      .filter({ hasText: text });
  }

  /** Opens the wizard from the start view. */
  async createUsers(): Promise<void> {
    await this.page.getByRole('button', { name: 'Create users', exact: true }).click();
  }

  /** Opens the newest of the runs that wait on the start view. */
  async openNewestRun(): Promise<void> {
    await this.openRuns
      .getByRole('button', { name: /^Open the run of/ })
      .first()
      .click();
  }

  /** Goes to the start view, if the present one lets itself be left. */
  async goHome(): Promise<void> {
    await this.page.getByRole('button', { name: 'Gatehouse', exact: true }).click();
  }
}
