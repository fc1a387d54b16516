import { screen } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel, type UserEvent } from '@testing-library/user-event';
import { Shell } from '../../../renderer/shell/shell.tsx';
import type { CallName } from '../../../shared/channels.ts';
import type { GatehouseApi, Input } from '../../../shared/contract.ts';
import { inProcessGatehouse, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { fewPolicies } from './few-policies.ts';
import { renderWithGatehouse } from '../../support/ui-gatehouse.tsx';

/** The window on the practice account, with a record of what it asked main for. */
export interface OpenWindow {
  app: InProcessGatehouse;
  user: UserEvent;
  /** The inputs of all calls with this name so far. */
  inputsOf: <Name extends CallName>(name: Name) => Input<Name>[];
}

/** Real services over a practice account with few policies; `changes` as for `inProcessGatehouse`. */
export async function smallGatehouse(
  changes: Parameters<typeof inProcessGatehouse>[0] = {},
): Promise<InProcessGatehouse> {
  return inProcessGatehouse({ catalogueFile: await fewPolicies(), ...changes });
}

/** Opens the window over real services; `app` goes on with those of an earlier window. */
export async function openWindow(app?: InProcessGatehouse): Promise<OpenWindow> {
  const gatehouse = app ?? (await smallGatehouse());
  const asked: { name: CallName; input: unknown }[] = [];
  const api: GatehouseApi = {
    call: (name, input) => {
      asked.push({ name, input });
      return gatehouse.api.call(name, input);
    },
    on: (name, listener) => gatehouse.api.on(name, listener),
  };
  renderWithGatehouse(api, <Shell />);
  const inputsOf = <Name extends CallName>(name: Name) =>
    // What was recorded under a name is that call's input.
    asked.filter((one) => one.name === name).map(({ input }) => input as Input<Name>);
  return {
    app: gatehouse,
    user: userEvent.setup({
      delay: null,
      skipHover: true,
      pointerEventsCheck: PointerEventsCheckLevel.Never,
    }),
    inputsOf,
  };
}

/** Goes from the start view into the wizard, with these user names entered. */
export async function enterNames({ user }: OpenWindow, ...names: string[]): Promise<void> {
  await user.click(await screen.findByText(/^(Create users|Continue draft)$/, { selector: 'button *' }));
  await screen.findByLabelText('User name 1');
  for (const [index, name] of names.entries()) {
    if (index > 0) await user.keyboard('{Enter}');
    const input = await screen.findByLabelText(`User name ${index + 1}`);
    await user.click(input);
    await user.paste(name);
  }
}

/** Presses one of the window's buttons by its text. */
export async function press({ user }: OpenWindow, text: string): Promise<void> {
  await user.click(await screen.findByText(text, { selector: 'button, button *' }));
}

/** Waits for a text; Cloudscape has some of them a second time in a live region. */
export async function see(text: string | RegExp): Promise<HTMLElement[]> {
  return screen.findAllByText(text);
}
