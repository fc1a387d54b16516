/**
 * On a display the browser's own close button is beyond main's reach, except that a page may ask before it unloads: main
 * then hears of the dialog, and answers it as the app's `close` listeners decide. Runs in the page's world as source
 * text: it may use nothing from outside itself.
 */
export function askBeforeUnload(): void {
  addEventListener('beforeunload', (event) => event.preventDefault());
}
