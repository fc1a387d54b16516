/** Tells main that the page wants a new window. */
export type TellWindowOpen = (url: string, frameName: string, features: string) => void;

/**
 * `window.open` as Electron has it when the window open handler denies: the handler is told, and the page gets null.
 * Chromium by itself would have given the page a window to look at before it is closed. Runs in the page's world as
 * source text: it may use nothing from outside itself.
 */
export function hookWindowOpen(tell: TellWindowOpen): void {
  window.open = (url = '', frameName = '', features = '') => {
    const address = url === '' ? 'about:blank' : new URL(url, document.baseURI).href;
    tell(address, frameName, features);
    return null;
  };
}
