import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';

interface LeaveDialogProps {
  onStay: () => void;
  onKeep: () => void;
  onDiscard: () => void;
}

/** Asked when the wizard is cancelled with something in it. */
export function LeaveDialog({ onStay, onKeep, onDiscard }: LeaveDialogProps) {
  return (
    <Modal
      visible
      header="Leave Create users?"
      onDismiss={onStay}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onStay}>
              Stay
            </Button>
            <Button onClick={onDiscard}>Discard draft</Button>
            <Button variant="primary" onClick={onKeep}>
              Keep draft
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      Nothing has been created yet. You can keep the draft and go on with it later. Custom passwords are not
      kept.
    </Modal>
  );
}
