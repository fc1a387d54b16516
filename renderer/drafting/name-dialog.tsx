import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type ReactNode } from 'react';
import type { GatehouseError } from '../../shared/errors.ts';
import { ErrorAlert } from '../components/error-alert.tsx';
import { FirstField } from '../components/first-field.tsx';

interface NameDialogProps {
  /** What the dialog does, such as “Rename draft”. */
  header: string;
  label: string;
  /** At first. */
  name: string;
  /** The text of the button that does it. */
  button: string;
  busy: boolean;
  error: GatehouseError | undefined;
  /** Stands below the name. */
  children?: ReactNode;
  onName: (name: string) => void;
  onCancel: () => void;
}

const maximumLength = 100;

/** Asks for a name. */
export function NameDialog(props: NameDialogProps) {
  const { header, label, button, busy, error, children, onName, onCancel } = props;
  const [name, setName] = useState(props.name);
  const [attempted, setAttempted] = useState(false);
  const trimmed = name.trim();
  const problem =
    trimmed === ''
      ? 'Enter a name.'
      : trimmed.length > maximumLength
        ? `At most ${maximumLength} characters.`
        : undefined;
  const submit = () => {
    setAttempted(true);
    if (problem === undefined && !busy) onName(trimmed);
  };
  return (
    <Modal
      visible
      header={header}
      closeAriaLabel="Cancel"
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onCancel}>
              Cancel
            </Button>
            <Button variant="primary" loading={busy} onClick={submit}>
              {button}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <FirstField>
          <FormField label={label} errorText={attempted ? problem : undefined}>
            <Input
              value={name}
              autoComplete={false}
              onChange={({ detail }) => setName(detail.value)}
              onKeyDown={({ detail }) => {
                if (detail.key === 'Enter') submit();
              }}
            />
          </FormField>
        </FirstField>
        {error !== undefined && <ErrorAlert header="That did not work" error={error} />}
        {children}
      </SpaceBetween>
    </Modal>
  );
}
