import type { Locator, Page } from '@playwright/test';
import { MfaPane } from './mfa-pane.ts';

type SecretName = 'console password' | 'secret access key';

/** What a run has done and what it gave. */
export class Results {
  readonly page: Page;
  readonly users: Locator;
  readonly downloadButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.users = page.getByRole('treegrid', { name: 'Users' }).or(page.getByRole('table', { name: 'Users' }));
    this.downloadButton = page.getByRole('button', { name: 'Download .csv file' });
  }

  /** A user's line of the table. */
  row(userName: string): Locator {
    return this.users
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader').getByText(userName, { exact: true }) });
  }

  /** The success message with the number of users. */
  created(users: number): Locator {
    return this.page
      .getByRole('listitem')
      .filter({ hasText: `${users} ${users === 1 ? 'user' : 'users'} created` });
  }

  /** Shows a secret and gives it. */
  async show(userName: string, secret: SecretName): Promise<string> {
    const row = this.row(userName);
    await row.getByRole('button', { name: `Show ${secret} of ${userName}` }).click();
    const cell = this.cellOf(userName, secret);
    return cell.locator('code').innerText();
  }

  async hide(userName: string, secret: SecretName): Promise<void> {
    await this.row(userName)
      .getByRole('button', { name: `Hide ${secret} of ${userName}` })
      .click();
  }

  /** The cell of a secret, by the button that copies it. */
  cellOf(userName: string, secret: SecretName): Locator {
    return this.row(userName)
      .getByRole('gridcell')
      .or(this.row(userName).getByRole('cell'))
      .filter({ has: this.page.getByRole('button', { name: `Copy ${secret} of ${userName}` }) });
  }

  /** "Download .csv file" beside the title; the dialog is answered by the fixture. */
  async download(): Promise<void> {
    await this.downloadButton.first().click();
  }

  /** Opens "Assign MFA device" for a user. */
  async assignMfa(userName: string): Promise<MfaPane> {
    await this.row(userName)
      .getByRole('button', { name: `Assign MFA device to ${userName}` })
      .click();
    return new MfaPane(this.page);
  }

  /** Opens a way to hand over, for all users or for those that are selected, and gives its window. */
  async handOver(way: string | RegExp): Promise<Locator> {
    await this.page.getByRole('button', { name: /^Hand over( \(\d+ selected\))?$/ }).click();
    await this.page.getByRole('menuitem', { name: way }).click();
    return this.page.getByRole('dialog');
  }

  /** The same for one user, from the user's row. */
  async handOverTo(userName: string, way: string | RegExp): Promise<Locator> {
    await this.row(userName)
      .getByRole('button', { name: `Hand over to ${userName}` })
      .click();
    await this.page.getByRole('menuitem', { name: way }).click();
    return this.page.getByRole('dialog');
  }

  /** How much has been handed over to a user, as the row says it. */
  handedOver(userName: string): Locator {
    return this.row(userName).getByRole('button', { name: `hand-over record of ${userName}` });
  }

  async select(userName: string): Promise<void> {
    await this.row(userName)
      .getByRole('checkbox', { name: `Select ${userName}` })
      .check();
  }

  async retry(userName: string): Promise<void> {
    await this.row(userName)
      .getByRole('button', { name: `Retry ${userName}` })
      .click();
  }

  async resume(): Promise<void> {
    await this.page.getByRole('button', { name: 'Resume', exact: true }).click();
  }

  /** Closes a finished run whose credentials are downloaded, for good. */
  async finish(): Promise<void> {
    await this.leave();
    const dialog = this.page.getByRole('dialog', { name: 'Finish and remove the credentials' });
    await dialog.getByRole('button', { name: 'Finish', exact: true }).click();
  }

  /** "Finish" of a finished run, "Return to start" of any other. */
  async leave(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Finish|Return to start)$/ }).click();
  }
}
