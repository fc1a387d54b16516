import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Clip } from '../../../../shared/drafts/cell-edits.ts';
import { pastedClip } from './grid-clipboard.ts';

interface EmptyGridProps {
  readOnly: boolean;
  onAdd: () => void;
  onImport: (() => void) | undefined;
  onPaste: (clip: Clip) => void;
}

/** A draft without users: says what to do, and takes a paste. */
export function EmptyGrid({ readOnly, onAdd, onImport, onPaste }: EmptyGridProps) {
  return (
    <div
      role="region"
      aria-label="No users yet"
      tabIndex={0}
      className="draft-grid__empty"
      onPaste={(event) => {
        const clip = readOnly ? null : pastedClip(event.clipboardData);
        if (clip === null) return;
        event.preventDefault();
        onPaste(clip);
      }}
    >
      <SpaceBetween size="s" alignItems="center">
        <Box variant="strong">No users yet</Box>
        <Box color="text-body-secondary">
          Add users, or select this field and paste cells from a spreadsheet: the first column is the user
          name.
        </Box>
        <SpaceBetween direction="horizontal" size="xs">
          <Button disabled={readOnly} onClick={onAdd}>
            Add user
          </Button>
          {onImport && (
            <Button disabled={readOnly} onClick={onImport}>
              Import users
            </Button>
          )}
        </SpaceBetween>
      </SpaceBetween>
    </div>
  );
}
