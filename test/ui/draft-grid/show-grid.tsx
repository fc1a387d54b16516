import { render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { vi } from 'vitest';
import { DraftGrid } from '../../../renderer/views/draft/grid/draft-grid.tsx';
import { columns, type Column } from '../../../shared/drafts/column.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { historyOf, redone, undone, withChange } from '../../../shared/drafts/history.ts';
import type { Finding } from '../../../shared/plans/finding.ts';

/** What the tests know of an account. */
const known = {
  groups: ['Developers', 'Auditors'],
  policies: [
    { arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', name: 'ReadOnlyAccess', attachable: true },
    { arn: 'arn:aws:iam::aws:policy/aws-service-role/Own', name: 'Own', attachable: false },
  ],
};

interface GridOptions {
  findings?: readonly Finding[];
  readOnly?: boolean;
}

/** A grid over a draft, with undo and redo around it as a draft's page has them. */
export function showGrid(draft: Draft, { findings = [], readOnly = false }: GridOptions = {}): UserEvent {
  // jsdom lays nothing out: as if ten rows were in sight.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1000);
  let ids = 0;
  function Host() {
    const [history, setHistory] = useState(() => historyOf(draft));
    return (
      <DraftGrid
        draft={history.draft}
        findings={findings}
        known={known}
        readOnly={readOnly}
        newId={() => `new ${++ids}`}
        onChange={(change, label) => setHistory((before) => withChange(before, change(before.draft), label))}
        onUndo={() => setHistory(undone)}
        onRedo={() => setHistory(redone)}
      />
    );
  }
  render(
    <main>
      <Host />
    </main>,
  );
  return userEvent.setup();
}

/** A cell of a row, from 1. */
export function cell(row: number, column: Column): HTMLElement {
  const found = screen
    .getByRole('grid')
    .querySelector<HTMLElement>(`[data-row="${row - 1}"][data-column="${columns.indexOf(column)}"]`);
  if (found === null) throw new Error(`Row ${row} is not drawn.`);
  return found;
}

/** What the rows that are drawn show in a column. */
export function shown(column: Column): (string | null | undefined)[] {
  return [
    ...screen
      .getByRole('grid')
      .querySelectorAll(`[data-column="${columns.indexOf(column)}"] .draft-grid__text`),
  ].map(({ textContent }) => textContent);
}
