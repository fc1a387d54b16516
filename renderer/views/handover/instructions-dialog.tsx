import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { isEmailAddress } from '../../../shared/handover/email-address.ts';
import { instructionsSubject, signInInstructions } from '../../../shared/handover/sign-in-instructions.ts';
import type { RunRow } from '../../../shared/runs/run.ts';
import { useAction } from '../../api.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import type { TaskDialogProps } from './handover-dialog.tsx';
import { newcomerOf } from './newcomer.ts';
import { SignInByField } from './sign-in-by-field.tsx';
import { TaskModal } from './task-modal.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';

/** Opens the mail program with one user's sign-in instructions. */
export function InstructionsDialog({
  run: { header },
  row,
  signInBy,
  onSignInBy,
  onRun,
  onClose,
}: Omit<TaskDialogProps, 'rows'> & { row: RunRow }) {
  const [to, setTo] = useState(row.email ?? '');
  const [checked, setChecked] = useState(false);
  const { run: openDraft, busy, error } = useAction('handover.openDraft');
  const problem =
    to.trim() === '' || isEmailAddress(to.trim())
      ? undefined
      : 'This is not an e-mail address. Correct it, or leave it empty.';

  async function open() {
    setChecked(true);
    if (problem !== undefined) return;
    const result = await openDraft({ runId: header.id, rowId: row.id, to, signInBy });
    if (!result.ok) return;
    onRun(result.value);
    onClose();
  }
  return (
    <TaskModal
      header={`Email sign-in instructions to ${row.userName}`}
      busy={busy}
      onClose={onClose}
      buttons={[
        <Button key="open" variant="primary" loading={busy} onClick={() => void open()}>
          Open e-mail draft
        </Button>,
      ]}
    >
      {error && <ErrorAlert header="The draft was not opened" error={error} />}
      <FormField
        label={
          <>
            E-mail address <i>- optional</i>
          </>
        }
        description="Left empty, you fill it in in your mail program."
        errorText={checked ? problem : undefined}
      >
        <Input
          value={to}
          type="email"
          inputMode="email"
          autoComplete={false}
          spellcheck={false}
          placeholder="name@example.com"
          onChange={({ detail }) => setTo(detail.value)}
        />
      </FormField>
      <SignInByField header={header} value={signInBy} onChange={onSignInBy} />
      <FormField
        stretch
        label="E-mail"
        description="It opens in your mail program, where you can change it before you send it. It never holds a password or an access key."
      >
        <ScrollRegion label="E-mail" className="mail-preview">
          <Box variant="strong">{instructionsSubject}</Box>
          <p>{signInInstructions(newcomerOf(header, row, signInBy)).join('\n')}</p>
        </ScrollRegion>
      </FormField>
    </TaskModal>
  );
}
