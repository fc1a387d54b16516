import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import type { RunRow } from '../../../shared/runs/run.ts';
import { useAction } from '../../api.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { count } from '../results/run-words.ts';
import type { TaskDialogProps } from './handover-dialog.tsx';
import { isToGet, namesText } from './handover-words.ts';
import { newcomerOf } from './newcomer.ts';
import { Sheet, type SheetPassword } from './sheet.tsx';
import { SignInByField } from './sign-in-by-field.tsx';
import { TaskModal } from './task-modal.tsx';
import { usePrinting } from './use-printing.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';

/** Prints a page for each user; with the password only where the administrator wants that. */
export function PrintDialog({
  run: { header },
  rows,
  signInBy,
  onSignInBy,
  onRun,
  onClose,
}: TaskDialogProps) {
  const users = rows.filter((row) => isToGet(row, 'instructions'));
  const others = rows.filter((row) => !isToGet(row, 'instructions')).map(({ userName }) => userName);
  const canPrintPassword = users.some(({ secrets }) => secrets.includes('password'));
  const [withPassword, setWithPassword] = useState(false);
  const { print, ready, sheets, asked, error } = usePrinting(header.id);
  const mark = useAction('handover.mark');
  const busy = ready !== undefined;
  const title =
    users.length === 1
      ? `Print hand-over sheet of ${users[0]?.userName ?? ''}`
      : `Print ${count(users.length, 'hand-over sheet')}`;

  async function notePrinted() {
    for (const item of ['instructions', 'password'] as const) {
      const rowIds = asked?.[item] ?? [];
      if (rowIds.length === 0) continue;
      const noted = await mark.run({ runId: header.id, rowIds, items: [item], how: 'printed' });
      if (!noted.ok) return;
      onRun(noted.value);
    }
    onClose();
  }
  function sheet(row: RunRow, password: SheetPassword) {
    return (
      <Sheet
        key={row.id}
        newcomer={newcomerOf(header, row, signInBy)}
        alias={header.alias}
        password={password}
        hasAccessKey={isToGet(row, 'accessKey')}
      />
    );
  }
  const [first] = users;
  return (
    <>
      <TaskModal
        header={title}
        busy={busy}
        onClose={onClose}
        buttons={[
          <Button
            key="print"
            variant={asked === undefined ? 'primary' : 'normal'}
            loading={busy}
            onClick={() => void print(users, withPassword)}
          >
            {asked === undefined ? 'Print' : 'Print again'}
          </Button>,
        ]}
      >
        {error && <ErrorAlert header="Nothing was printed: a password could not be shown" error={error} />}
        {mark.error && <ErrorAlert header="This could not be noted" error={mark.error} />}
        {asked !== undefined && (
          <Alert
            type="info"
            header="Was everything printed?"
            action={
              <SpaceBetween direction="horizontal" size="xs">
                <Button loading={mark.busy} onClick={() => void notePrinted()}>
                  Yes, note as printed
                </Button>
                <Button disabled={mark.busy} onClick={onClose}>
                  No
                </Button>
              </SpaceBetween>
            }
          >
            The printer does not tell Gatehouse. Noted as printed, the sheets count as handed over.
          </Alert>
        )}
        {ready !== undefined && (
          <ProgressBar
            value={(ready / users.length) * 100}
            label="Preparing"
            description={`${ready} of ${count(users.length, 'sheet')}`}
          />
        )}
        <SignInByField header={header} value={signInBy} onChange={onSignInBy} />
        <Checkbox
          checked={withPassword}
          disabled={!canPrintPassword || busy}
          description="Off: the person gets the password separately, which is safer."
          onChange={({ detail }) => setWithPassword(detail.checked)}
        >
          Print the console password
        </Checkbox>
        {withPassword && (
          <Alert type="warning" header="Whoever sees the page can sign in">
            Printers and print queues may keep a copy. Print to a printer that you stand beside, hand the page
            over in person, and never save it as a file.
          </Alert>
        )}
        {others.length > 0 && (
          <Box color="text-body-secondary">
            No page for those who do not sign in to the console: {namesText(others)}
          </Box>
        )}
        {first && (
          <FormField
            stretch
            label={users.length === 1 ? 'Preview' : `Preview: the first of ${users.length} pages`}
          >
            <ScrollRegion label="Preview" className="sheet-preview">
              {sheet(first, {
                kind: withPassword && first.secrets.includes('password') ? 'in-print-only' : 'separately',
              })}
            </ScrollRegion>
          </FormField>
        )}
      </TaskModal>
      {sheets !== undefined &&
        createPortal(
          <div className="sheets" aria-hidden>
            {sheets.map(({ row, password }) =>
              sheet(row, password === undefined ? { kind: 'separately' } : { kind: 'shown', password }),
            )}
          </div>,
          document.body,
        )}
    </>
  );
}
