import AppLayout from '@cloudscape-design/components/app-layout';
import { HttpResponse, type HttpHandler, type HttpRequest } from '@smithy/protocol-http';
import { screen } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel, type UserEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { Home } from '../../../renderer/views/home/home.tsx';
import { ResultsView } from '../../../renderer/views/results/results-view.tsx';
import { UserCredentials } from '../../../renderer/views/user-credentials/user-credentials.tsx';
import { inProcessGatehouse, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { renderWithGatehouse } from '../../support/ui-gatehouse.tsx';
import { fewPolicies } from '../create-users/few-policies.ts';
import { PracticeNetwork } from '../practice-network.ts';

/** A user's credentials on the practice account, as the window shows them. */
export interface OpenCredentials {
  app: InProcessGatehouse;
  network: PracticeNetwork;
  /** The calls that the operator may not make. */
  denied: Set<string>;
  user: UserEvent;
}

/** Real services over the practice account with a network that a test can disturb, and an AWS that can deny calls. */
export async function credentialsGatehouse(): Promise<Omit<OpenCredentials, 'user'>> {
  const network = new PracticeNetwork();
  const denied = new Set<string>();
  const wrapPractice = (handler: HttpHandler) => network.wrap(denying(handler, denied));
  const app = await inProcessGatehouse({ catalogueFile: await fewPolicies(), wrapPractice });
  return { app, network, denied };
}

/** As AWS answers whoever lacks the permission. */
function denying(handler: HttpHandler, denied: ReadonlySet<string>): HttpHandler {
  return {
    ...handler,
    handle: (request: HttpRequest, options) => {
      const call = new URLSearchParams(String(request.body)).get('Action') ?? '';
      if (!denied.has(call)) return handler.handle(request, options);
      const message = `User: operator is not authorized to perform: iam:${call}`;
      const body = `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`;
      const response = { statusCode: 403, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
      return Promise.resolve({ response: new HttpResponse(response) });
    },
  };
}

/** Opens a user's credentials; a run that begins there is shown in their place, and Home after that. */
export function openCredentials(base: Omit<OpenCredentials, 'user'>, userName: string): OpenCredentials {
  renderWithGatehouse(base.app.api, <Window userName={userName} />);
  const user = userEvent.setup({
    delay: null,
    skipHover: true,
    pointerEventsCheck: PointerEventsCheckLevel.Never,
  });
  return { ...base, user };
}

function Window({ userName }: { userName: string }) {
  const [view, setView] = useState<{ name: 'user' | 'home' } | { name: 'run'; runId: string }>({
    name: 'user',
  });
  const openRun = (runId: string) => setView({ name: 'run', runId });
  return (
    <AppLayout
      navigationHide
      toolsHide
      content={
        <>
          {view.name === 'user' && <UserCredentials userName={userName} onOpenRun={openRun} />}
          {view.name === 'run' && (
            <ResultsView runId={view.runId} onLeave={() => setView({ name: 'home' })} />
          )}
          {view.name === 'home' && (
            <Home
              identityError={undefined}
              onRetryIdentity={() => undefined}
              onCreateUsers={() => undefined}
              onContinue={() => undefined}
              onOpenRun={openRun}
            />
          )}
        </>
      }
    />
  );
}

/** Presses a button by its accessible name, in a dialog where one is open. */
export async function press({ user }: OpenCredentials, name: string): Promise<void> {
  const buttons = await screen.findAllByRole('button', { name });
  const inDialog = buttons.find((button) => button.closest('[role=dialog]') !== null);
  const [first] = buttons;
  const button = inDialog ?? first;
  if (button === undefined) throw new Error(`There is no button ${name}.`);
  await user.click(button);
}

/** The id of the only access key in the table. */
export async function onlyKeyId(): Promise<string> {
  return (await screen.findByText(/^AKIA[A-Z2-7]{16}$/)).textContent;
}
