import { expect, type Locator, type Page } from '@playwright/test';
import { columns, type Column } from '../../../shared/drafts/column.ts';
import { Navigation } from './navigation.ts';

/** A draft's users as a table. */
export class DraftGridPage {
  readonly page: Page;
  readonly grid: Locator;
  /** What was done last, as it is read out. */
  readonly said: Locator;
  /** The cell with the focus in full, and what there is to say of it. */
  readonly note: Locator;
  /** The cell, or the field in it, that the keyboard is on. */
  readonly focused: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: 'Users of the draft' });
    this.said = page.locator('.draft-grid__said');
    this.note = page.locator('.draft-grid__note');
    this.focused = this.grid.locator(':focus');
  }

  /** Begins a new draft and goes to its first cell. */
  async openNew(): Promise<void> {
    await new Navigation(this.page).open('Drafts');
    await this.page.getByRole('button', { name: 'New draft' }).first().click();
    await this.cell(1, 'name').click();
  }

  /** A cell of a row, from 1; drawn only while it is in sight or has the focus. */
  cell(row: number, column: Column): Locator {
    return this.grid.locator(`[data-row="${row - 1}"][data-column="${columns.indexOf(column)}"]`);
  }

  /** Shown in each of the first rows, in a column. */
  async expectTexts(column: Column, texts: readonly string[]): Promise<void> {
    for (const [index, text] of texts.entries())
      await expect(this.cell(index + 1, column).locator('.draft-grid__text')).toHaveText(text);
  }

  /** Pastes into the cell with the focus what a spreadsheet would have on the clipboard. */
  async paste(plain: string, html?: string): Promise<void> {
    await this.focused.evaluate(
      (target, [text, table]) => {
        const data = new DataTransfer();
        data.setData('text/plain', text ?? '');
        if (table !== undefined) data.setData('text/html', table);
        target.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      [plain, html],
    );
  }

  /** A button of the toolbar. */
  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** An entry of one of the toolbar's menus. */
  async choose(menu: string, ...entries: string[]): Promise<void> {
    await this.page.getByRole('button', { name: menu, exact: true }).click();
    for (const name of entries) await this.page.getByRole('menuitem', { name, exact: true }).click();
  }
}
