import type { Locator, Page } from '@playwright/test';
import { Navigation } from './navigation.ts';

/** The list of drafts and a draft's page. */
export class Drafts {
  readonly page: Page;
  readonly name: Locator;
  /** That everything is on the disk. */
  readonly saved: Locator;

  constructor(page: Page) {
    this.page = page;
    this.name = page.getByRole('textbox', { name: 'Draft name' });
    this.saved = page.getByRole('main').getByText('Saved', { exact: true });
  }

  async openList(): Promise<void> {
    const navigation = new Navigation(this.page);
    await navigation.open('Drafts');
    await navigation.heading('Drafts').waitFor();
  }

  /** “New draft”: an empty one. */
  async begin(): Promise<void> {
    await this.page.getByRole('button', { name: 'New draft', exact: true }).click();
    await this.name.waitFor();
  }

  /** The link to a draft in the list. */
  link(title: string): Locator {
    return this.page.getByRole('main').getByRole('link', { name: title, exact: true });
  }

  async open(title: string): Promise<void> {
    await this.link(title).click();
    await this.name.waitFor();
  }

  /** Chooses one of the actions of a draft's page. */
  async choose(action: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Actions', exact: true }).click();
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }
}
