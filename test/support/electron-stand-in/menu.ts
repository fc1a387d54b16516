import { onlyProvided } from './loud.ts';

class ApplicationMenu {
  readonly items: readonly object[];

  constructor(items: readonly object[]) {
    this.items = items;
  }
}

let current: ApplicationMenu | null = null;

/** Electron's `Menu`: kept, and never shown. */
export const Menu = onlyProvided('Menu', {
  buildFromTemplate: (template: readonly object[]): ApplicationMenu => new ApplicationMenu(template),
  setApplicationMenu(menu: ApplicationMenu | null): void {
    current = menu;
  },
  getApplicationMenu: (): ApplicationMenu | null => current,
});
