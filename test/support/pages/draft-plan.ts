import type { Locator, Page } from '@playwright/test';

/** The tab “Plan” of a draft. */
export class DraftPlanTab {
  readonly page: Page;
  readonly findings: Locator;
  readonly users: Locator;
  readonly changes: Locator;
  /** The last look before the plan is applied. */
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.findings = page.getByRole('table', { name: 'Findings' });
    this.users = page.getByRole('treegrid', { name: 'Users', exact: true });
    this.changes = page.getByRole('table', { name: 'Changed since approval' });
    this.dialog = page.getByRole('dialog', { name: 'Create users' });
  }

  /** Opens a draft's plan by the draft's name, from anywhere. */
  async open(draftName: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Drafts', exact: true }).first().click();
    await this.page.getByRole('link', { name: draftName, exact: true }).click();
    await this.page.getByRole('tab', { name: 'Plan' }).click();
  }

  /** Approves what is in view. */
  async approve(): Promise<void> {
    await this.page.getByRole('button', { name: /^Approve plan/ }).click();
    await this.page.getByText(/^Approved on .*: \d+ users? to create/).waitFor();
  }

  /** Opens the last look. */
  async askToCreate(): Promise<void> {
    await this.page.getByRole('button', { name: 'Create users' }).click();
    await this.dialog.waitFor();
  }

  /** Expands a user of the plan. */
  async expand(userName: string): Promise<void> {
    await this.users.getByRole('button', { name: `Show what is done for ${userName}` }).click();
  }
}
