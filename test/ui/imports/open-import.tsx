import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { screen } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel, type UserEvent } from '@testing-library/user-event';
import { ImportPage } from '../../../renderer/views/draft/import/import-page.tsx';
import { emptyDraft, type Draft, type DraftUser } from '../../../shared/drafts/draft.ts';
import { valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { renderWithGatehouse } from '../../support/ui-gatehouse.tsx';
import { smallGatehouse } from '../create-users/open-wizard.tsx';

/** The import page over real services, and what it gave. */
export interface OpenImport {
  app: InProcessGatehouse;
  user: UserEvent;
  /** The users that were imported, once they were. */
  imported: DraftUser[] | undefined;
  cancelled: boolean;
  /** Chooses a file of this content. */
  choose: (content: string | Uint8Array) => Promise<void>;
}

/** Opens it for an empty draft and the practice account. */
export async function openImport(changes: Partial<Draft> = {}): Promise<OpenImport> {
  const app = await smallGatehouse();
  const ground = valueOf(await app.api.call('account.snapshot', { refresh: false }));
  const user = userEvent.setup({
    delay: null,
    skipHover: true,
    pointerEventsCheck: PointerEventsCheckLevel.Never,
  });
  let count = 0;
  const page: OpenImport = {
    app,
    user,
    imported: undefined,
    cancelled: false,
    choose: async (content) => {
      app.tablePath = join(app.folder, 'people.csv');
      await writeFile(app.tablePath, content);
      await user.click(screen.getByText(/^Choose (another )?file$/, { selector: 'button *' }));
    },
  };
  renderWithGatehouse(
    app.api,
    <ImportPage
      draft={{ ...emptyDraft('draft', 'blank'), ...changes }}
      ground={ground}
      newId={() => `new ${(count += 1)}`}
      onImported={(users) => {
        page.imported = users;
      }}
      onCancel={() => {
        page.cancelled = true;
      }}
    />,
  );
  return page;
}
