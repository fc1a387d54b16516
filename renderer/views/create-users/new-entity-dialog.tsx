import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState, type ReactNode } from 'react';

interface NewEntityDialogProps {
  title: string;
  size: 'medium' | 'large';
  /** Added to the batch, or one of it changed. */
  isNew: boolean;
  /** How many things are wrong, so that it cannot be saved. */
  problems: number;
  /** It was to be saved with problems. */
  onRefused: () => void;
  onCancel: () => void;
  onSave: () => void;
  children: ReactNode;
}

/** Around the form of a group or policy that the batch creates. */
export function NewEntityDialog(props: NewEntityDialogProps) {
  const { title, size, isNew, problems, onRefused, onCancel, onSave, children } = props;
  const [refusals, setRefusals] = useState(0);
  const form = useRef<HTMLDivElement>(null);
  // Where it cannot be saved, the first field that is wrong has the focus.
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  return (
    <Modal
      visible
      size={size}
      header={<span className="breakable">{title}</span>}
      // A click beside it must not cost what was typed.
      onDismiss={({ detail }) => detail.reason !== 'overlay' && onCancel()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onCancel}>
              Cancel
            </Button>
            <Button
              variant="primary"
              onClick={() => {
                if (problems === 0) onSave();
                else {
                  onRefused();
                  setRefusals(refusals + 1);
                }
              }}
            >
              {isNew ? 'Add to the batch' : 'Save changes'}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <div ref={form}>
        <SpaceBetween size="l">
          <Box color="text-body-secondary">
            It is created together with the batch, before its users. Nothing is sent until then.
          </Box>
          {children}
        </SpaceBetween>
      </div>
    </Modal>
  );
}
