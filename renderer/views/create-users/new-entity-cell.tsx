import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';

interface NewEntityCellProps {
  /** For instance “group data”. */
  what: string;
  onEdit: () => void;
  onRemove: () => void;
}

/** Marks a table's line as one that the batch creates, and what can be done with it. */
export function NewEntityCell({ what, onEdit, onRemove }: NewEntityCellProps) {
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <Badge color="blue">New</Badge>
      <Button variant="inline-link" ariaLabel={`Edit ${what}`} onClick={onEdit}>
        Edit
      </Button>
      <Button variant="inline-link" ariaLabel={`Remove ${what} from the batch`} onClick={onRemove}>
        Remove
      </Button>
    </SpaceBetween>
  );
}
