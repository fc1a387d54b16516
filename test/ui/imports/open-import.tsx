import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { screen } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel, type UserEvent } from '@testing-library/user-event';
import { ImportPage } from '../../../renderer/views/draft/import/import-page.tsx';
import { NotifyProvider } from '../../../renderer/shell/notices.tsx';
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
  /** The headers and texts of what was told above the view. */
  notices: unknown[];
  /** Chooses a file of this content. */
  choose: (content: string | Uint8Array, name?: string) => Promise<void>;
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
    notices: [],
    choose: async (content, name = 'people.csv') => {
      app.tablePath = join(app.folder, name);
      await writeFile(app.tablePath, content);
      await user.click(screen.getByText(/^Choose (another )?file$/, { selector: 'button *' }));
    },
  };
  renderWithGatehouse(
    app.api,
    <NotifyProvider
      value={{
        add: ({ header, content }) => page.notices.push(header, content),
        clear: () => undefined,
      }}
    >
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
      />
    </NotifyProvider>,
  );
  return page;
}
