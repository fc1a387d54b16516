import { Emitter } from './emitter.ts';
import { onlyProvided } from './loud.ts';

type Source = 'system' | 'light' | 'dark';

class NativeTheme extends Emitter {
  private source: Source = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get themeSource(): Source {
    return this.source;
  }

  set themeSource(source: Source) {
    this.source = source;
    this.emit('updated');
  }

  /** The system is light here; what a page sees is set with Playwright's emulateMedia. */
  get shouldUseDarkColors(): boolean {
    return this.source === 'dark';
  }
}

/** Electron's `nativeTheme`. */
export const nativeTheme = onlyProvided('nativeTheme', new NativeTheme());
