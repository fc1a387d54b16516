import type { Locator, Page } from '@playwright/test';

/** The side navigation and the lists and pages behind it. */
export class Navigation {
  readonly page: Page;
  readonly pane: Locator;
  readonly breadcrumbs: Locator;

  constructor(page: Page) {
    this.page = page;
    this.pane = page.getByRole('navigation', { name: 'Side navigation' });
    this.breadcrumbs = page.getByRole('navigation', { name: 'Breadcrumbs' });
  }

  /** The heading of the view that is shown. */
  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** Opens one of the pages of the side navigation, and the navigation before if need be. */
  async open(title: string): Promise<void> {
    const entry = this.pane.getByRole('link', { name: title, exact: true });
    if (!(await entry.isVisible())) await this.page.getByRole('button', { name: 'Open navigation' }).click();
    await entry.click();
  }

  /** A link inside the view itself. */
  link(name: string): Locator {
    return this.page.getByRole('main').getByRole('link', { name, exact: true });
  }

  /** A tab of a page. */
  tab(name: string): Locator {
    return this.page.getByRole('tab', { name, exact: true });
  }
}
