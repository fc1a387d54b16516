import type { Locator, Page } from '@playwright/test';

/** "Create users": the four steps, by the console's labels. */
export class Wizard {
  readonly page: Page;
  readonly consoleAccess: Locator;
  readonly accessKey: Locator;
  readonly resetRequired: Locator;
  readonly nextButton: Locator;
  readonly createButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.consoleAccess = page.getByRole('checkbox', {
      name: 'Provide user access to the AWS Management Console',
    });
    this.accessKey = page.getByRole('checkbox', { name: /^Programmatic access/ });
    this.resetRequired = page.getByRole('checkbox', { name: /^Users must create a new password/ });
    this.nextButton = page.getByRole('button', { name: 'Next', exact: true });
    this.createButton = page.getByRole('button', { name: 'Create users', exact: true });
  }

  /** The input of the user in this place, from 1. */
  userName(place: number): Locator {
    return this.page.getByRole('textbox', { name: `User name ${place}`, exact: true });
  }

  /** What stands below an input or beside it as its error, empty when nothing does. */
  async errorOf(input: Locator): Promise<string> {
    return input.evaluate((element) => {
      const ids = (element.getAttribute('aria-describedby') ?? '').split(' ');
      const texts = ids.map((id) => document.getElementById(id)?.textContent ?? '');
      return element.getAttribute('aria-invalid') === 'true' ? texts.join(' ') : '';
    });
  }

  /** Types user names, the first into the row that is there. */
  async enterNames(...names: string[]): Promise<void> {
    for (const [index, name] of names.entries()) {
      if (index > 0) await this.page.getByRole('button', { name: 'Add another user' }).click();
      await this.userName(index + 1).fill(name);
    }
  }

  /** Opens "Paste a list". */
  async pasteList(text: string, options: { commaSeparates?: boolean } = {}): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Paste a list' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Paste a list of user names' });
    await dialog.getByRole('textbox', { name: 'User names' }).fill(text);
    if (options.commaSeparates === true)
      await dialog.getByRole('checkbox', { name: 'A comma separates names, too' }).check();
    return dialog;
  }

  async next(): Promise<void> {
    await this.nextButton.click();
  }

  /** Next, and waits until that step is there. */
  async nextTo(step: 'Set permissions' | 'Add tags' | 'Review and create'): Promise<void> {
    await this.next();
    await this.page.getByRole('heading', { level: 1, name: new RegExp(`^${step}`) }).waitFor();
  }

  /** Chooses groups of the account. */
  async chooseGroups(...names: string[]): Promise<void> {
    await this.page.getByRole('radio', { name: /^Add user to group/ }).check();
    const table = this.page.getByRole('table', { name: 'User groups' });
    for (const name of names) await table.getByRole('checkbox', { name, exact: true }).check();
  }

  /** Chooses managed policies, each found by its name. */
  async attachPolicies(...names: string[]): Promise<void> {
    await this.page.getByRole('radio', { name: /^Attach policies directly/ }).check();
    const search = this.page.getByRole('searchbox', { name: 'Find policies by name' }).first();
    const table = this.page.getByRole('table', { name: 'Permissions policies' });
    for (const name of names) {
      await search.fill(name);
      await table.getByRole('checkbox', { name, exact: true }).check();
    }
  }

  /** Chooses an existing user to copy from; gives the panel with that user's permissions. */
  async openSource(userName: string): Promise<Locator> {
    await this.page.getByRole('radio', { name: /^Copy permissions/ }).check();
    await this.page.getByRole('searchbox', { name: 'Find users to copy from' }).fill(userName);
    await this.page
      .getByRole('table', { name: 'Users to copy from' })
      .getByRole('radio', { name: userName, exact: true })
      .check();
    await this.page.getByRole('heading', { name: `Permissions of ${userName}` }).waitFor();
    return this.page.getByRole('main');
  }

  /** "Copy permissions" of the chosen user. */
  async copyPermissions(): Promise<void> {
    await this.page.getByRole('button', { name: 'Copy permissions', exact: true }).click();
  }

  /** Wants a permissions boundary, and chooses this managed policy as it. */
  async setBoundary(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Set permissions boundary/ }).click();
    await this.page.getByRole('radio', { name: /^Use a permissions boundary/ }).check();
    await this.page.getByRole('searchbox', { name: 'Find policies by name' }).last().fill(name);
    await this.page
      .getByRole('table', { name: 'Permissions boundary' })
      .getByRole('radio', { name, exact: true })
      .check();
  }

  /** Adds tags after those that are there. */
  async addTags(...tags: { key: string; value: string }[]): Promise<void> {
    for (const { key, value } of tags) {
      const place = (await this.page.getByRole('textbox', { name: /^Key of tag/ }).count()) + 1;
      await this.page.getByRole('button', { name: 'Add new tag' }).click();
      await this.tagKey(place).fill(key);
      await this.page.getByRole('textbox', { name: `Value of tag ${place}`, exact: true }).fill(value);
    }
  }

  /** The key of the tag in this place, from 1. */
  tagKey(place: number): Locator {
    return this.page.getByRole('textbox', { name: `Key of tag ${place}`, exact: true });
  }

  /** The input for a custom password, by its label: `Password of anna`, `Password for all users`. */
  password(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  /** The review's API calls for a user, in order, each as `Call Name: value …` on one line. */
  async calls(userName: string): Promise<string[]> {
    const list = this.page.getByRole('list', { name: `API calls for ${userName}`, exact: true });
    if (!(await list.isVisible()))
      await this.page
        .getByRole('button')
        .filter({ has: this.page.getByText(userName, { exact: true }) })
        .click();
    const texts = await list.getByRole('listitem').allInnerTexts();
    return texts.map((text) =>
      text
        .trim()
        .split(/\s*\n\s*/)
        .join(' '),
    );
  }

  /** "Create users" in the review. */
  async create(): Promise<void> {
    await this.createButton.click();
  }
}
