import { BrowserWindow } from './browser-window.ts';

/** Evaluates an expression in the window on the display; undefined when there is none. */
export async function evaluateInWindow(expression: string): Promise<unknown> {
  return BrowserWindow.getFocusedWindow()?.webContents.standInEvaluate(expression);
}
