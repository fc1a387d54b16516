import type { Locator, Page } from '@playwright/test';

/** "Create group" and "Create policy" in the wizard's second step. */
export class NewEntities {
  readonly page: Page;
  readonly dialog: Locator;
  readonly document: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
    this.document = this.dialog.getByRole('textbox', { name: 'Policy document' });
  }

  /** Opens "Create policy" from the policies' table. */
  async openPolicy(name: string): Promise<void> {
    await this.page.getByRole('radio', { name: /^Attach policies directly/ }).check();
    await this.page.getByRole('button', { name: 'Create policy' }).first().click();
    await this.dialog.getByRole('textbox', { name: 'Policy name' }).fill(name);
  }

  /** Chooses a template, and a service where it is about one, and puts it into the editor. */
  async useTemplate(template: string, service?: string): Promise<void> {
    await this.dialog.getByRole('button', { name: /^Template/ }).click();
    await this.page.getByRole('option', { name: template }).click();
    if (service !== undefined) {
      await this.dialog.getByRole('button', { name: /^Service/ }).click();
      await this.page.getByRole('combobox', { name: 'Find a service' }).fill(service);
      await this.page.getByRole('option', { name: service }).first().click();
    }
    await this.dialog.getByRole('button', { name: 'Use template' }).click();
  }

  /** Opens "Create group" from the groups' table. */
  async openGroup(name: string, ...policies: string[]): Promise<void> {
    await this.page.getByRole('radio', { name: /^Add user to group/ }).check();
    await this.page.getByRole('button', { name: 'Create group' }).click();
    await this.dialog.getByRole('textbox', { name: 'User group name' }).fill(name);
    if (policies.length === 0) return;
    await this.dialog.getByRole('button', { name: /^Permissions policies/ }).click();
    for (const policy of policies) {
      await this.page.getByRole('combobox', { name: 'Find policies' }).fill(policy);
      await this.page.getByRole('option').filter({ hasText: policy }).first().click();
    }
    await this.page.keyboard.press('Escape');
  }

  async add(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Add to the batch' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
