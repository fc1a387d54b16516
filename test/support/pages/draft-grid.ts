import { expect, type Locator, type Page } from '@playwright/test';

/** A draft's users as a table, as a user sees it. */
export class DraftGridPage {
  readonly grid: Locator;
  /** What was done last, as it is read out. */
  readonly said: Locator;

  constructor(readonly page: Page) {
    this.grid = page.getByRole('grid', { name: 'Users of the draft' });
    this.said = page.locator('.draft-grid__said');
  }

  /** A cell by its row, from 1, and its column's title; it must be in sight. */
  cell(row: number, column: number): Locator {
    return this.grid.locator(`[data-row="${row - 1}"][data-column="${column}"]`);
  }

  /** Puts cells on the clipboard, as a spreadsheet does, and pastes them with the keyboard. */
  async paste(text: string, html = ''): Promise<void> {
    await expect(this.grid).toBeVisible();
    await this.page.evaluate(
      ([plain, table]) => {
        const data = new DataTransfer();
        data.setData('text/plain', plain ?? '');
        if (table !== '') data.setData('text/html', table ?? '');
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      [text, html],
    );
  }
}
