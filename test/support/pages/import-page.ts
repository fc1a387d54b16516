import type { Locator, Page } from '@playwright/test';

/** The page on which a file becomes users of a draft. */
export class ImportPage {
  readonly page: Page;
  readonly examples: Locator;
  readonly preview: Locator;
  /** What a screen reader is told. */
  readonly announced: Locator;

  constructor(page: Page) {
    this.page = page;
    this.examples = page.getByRole('status', { name: 'Examples of user names' });
    this.preview = page.getByRole('table', { name: 'Preview' });
    this.announced = page.locator('[aria-live=polite]').filter({ hasText: /./ });
  }

  /** From a draft's page. */
  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Import users' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Import users' }).waitFor();
  }

  async chooseFile(): Promise<void> {
    await this.page.getByRole('button', { name: /^Choose (another )?file$/ }).click();
  }

  /** What a column of the file becomes. */
  use(column: string): Locator {
    return this.page.getByRole('button', { name: `What ${column} becomes` });
  }

  async setUse(column: string, use: string): Promise<void> {
    await this.use(column).click();
    await this.page.getByRole('option', { name: use }).first().click();
  }

  /** An alert that is shown, by its header. */
  alert(header: string): Locator {
    return this.page.getByRole('group').filter({ hasText: header });
  }

  importButton(count: number): Locator {
    return this.page.getByRole('button', { name: `Import ${count} users`, exact: true });
  }
}
