import type { Locator, Page } from '@playwright/test';

/** "Assign MFA device". */
export class MfaPane {
  readonly page: Page;
  readonly dialog: Locator;
  readonly deviceName: Locator;
  readonly code1: Locator;
  readonly code2: Locator;
  readonly qrCode: Locator;
  /** The message that the device is assigned. */
  readonly assigned: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Assign MFA device' });
    this.deviceName = this.dialog.getByRole('textbox', { name: 'Device name' });
    this.code1 = this.dialog.getByRole('textbox', { name: 'MFA code 1' });
    this.code2 = this.dialog.getByRole('textbox', { name: 'MFA code 2' });
    this.qrCode = this.dialog.getByRole('img', { name: /^QR code of the virtual MFA device/ });
    this.assigned = this.dialog.getByText('Virtual MFA device assigned');
  }

  /** Creates the device, under its suggested name or another. */
  async begin(deviceName?: string): Promise<void> {
    if (deviceName !== undefined) await this.deviceName.fill(deviceName);
    await this.dialog.getByRole('button', { name: 'Next', exact: true }).click();
    await this.code1.waitFor();
  }

  /** Begins under a name that another device has, and waits until that is told. */
  async beginUnderTakenName(deviceName?: string): Promise<void> {
    if (deviceName !== undefined) await this.deviceName.fill(deviceName);
    await this.dialog.getByRole('button', { name: 'Next', exact: true }).click();
    await this.dialog.getByText('The account already has an MFA device of that name').waitFor();
  }

  /** Chooses to delete the unassigned device that has the name. */
  async chooseToReplace(deviceName: string): Promise<void> {
    await this.dialog.getByRole('radio', { name: `Replace the unassigned device ${deviceName}` }).check();
  }

  /** Deletes the unassigned device that has the name, and creates the new one. */
  async replaceTaken(deviceName: string): Promise<void> {
    await this.chooseToReplace(deviceName);
    await this.dialog.getByRole('button', { name: 'Replace it' }).click();
    await this.code1.waitFor();
  }

  async showQrCode(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Show QR code' }).click();
    await this.qrCode.waitFor();
  }

  /** Shows the secret key and gives it. */
  async showSecretKey(): Promise<string> {
    await this.dialog.getByRole('button', { name: 'Show secret key' }).click();
    return this.dialog.locator('code').innerText();
  }

  /** Types two codes and sends them. */
  async confirm(code1: string, code2: string): Promise<void> {
    await this.code1.fill(code1);
    await this.code2.fill(code2);
    await this.dialog.getByRole('button', { name: 'Add MFA' }).click();
  }

  /** Gives up, and waits until the device is deleted. */
  async cancel(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
