import { mkdir } from 'node:fs/promises';
import { headed } from './browser.ts';
import { evaluateInWindow } from './focused-page.ts';
import { onlyProvided } from './loud.ts';

interface MessageBox {
  message: string;
  detail?: string;
  buttons?: string[];
  cancelId?: number;
  defaultId?: number;
}
interface SaveBox {
  title?: string;
  defaultPath?: string;
}
interface OpenBox extends SaveBox {
  properties?: string[];
}

/** The options of a call that may begin with a window. */
function optionsOf<T>(parameters: [T] | [object, T]): T {
  return parameters.length === 2 ? parameters[1] : parameters[0];
}

function mustBeHeaded(name: string): void {
  if (!headed)
    throw new Error(`electron stand-in: dialog.${name} was opened with no display; the test has to stub it`);
}

/** Electron's `dialog`. In the preview the browser's own simple dialogs stand for the system's. */
export const dialog = onlyProvided('dialog', {
  showErrorBox(title: string, content: string): void {
    // Electron writes it to stderr, too, where there is no display yet.
    console.error(`${title}\n${content}`);
  },
  async showMessageBox(
    ...parameters: [MessageBox] | [object, MessageBox]
  ): Promise<{ response: number; checkboxChecked: boolean }> {
    mustBeHeaded('showMessageBox');
    const { message, detail, buttons = ['OK'], cancelId = 0, defaultId } = optionsOf(parameters);
    const text = [message, detail].filter(Boolean).join('\n\n');
    if (buttons.length < 2) {
      await evaluateInWindow(`alert(${JSON.stringify(text)})`);
      return { response: 0, checkboxChecked: false };
    }
    const affirmative = buttons.findIndex((_, index) => index !== cancelId);
    const agreed = defaultId !== undefined && defaultId !== cancelId ? defaultId : affirmative;
    const question = `${text}\n\nOK: ${buttons[agreed] ?? ''}\nCancel: ${buttons[cancelId] ?? ''}`;
    // With the window gone there is nobody left to cancel.
    const confirmed = await evaluateInWindow(`confirm(${JSON.stringify(question)})`).catch(() => true);
    return { response: confirmed === true ? agreed : cancelId, checkboxChecked: false };
  },
  async showSaveDialog(
    ...parameters: [SaveBox] | [object, SaveBox]
  ): Promise<{ canceled: boolean; filePath: string }> {
    mustBeHeaded('showSaveDialog');
    const { title = 'Save as', defaultPath = '' } = optionsOf(parameters);
    const path = await evaluateInWindow(`prompt(${JSON.stringify(title)}, ${JSON.stringify(defaultPath)})`);
    return typeof path === 'string' && path !== ''
      ? { canceled: false, filePath: path }
      : { canceled: true, filePath: '' };
  },
  async showOpenDialog(
    ...parameters: [OpenBox] | [object, OpenBox]
  ): Promise<{ canceled: boolean; filePaths: string[] }> {
    mustBeHeaded('showOpenDialog');
    const { title = 'Open', defaultPath = '', properties = [] } = optionsOf(parameters);
    const path = await evaluateInWindow(`prompt(${JSON.stringify(title)}, ${JSON.stringify(defaultPath)})`);
    if (typeof path !== 'string' || path === '') return { canceled: true, filePaths: [] };
    // A folder that is made in the system's dialog is there when it closes.
    if (properties.includes('createDirectory')) await mkdir(path, { recursive: true });
    return { canceled: false, filePaths: [path] };
  },
});
