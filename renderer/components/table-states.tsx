import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';

/** What a table shows when there is nothing in it, and what to do about it. */
export function EmptyTable({ title, advice }: { title: string; advice: string }) {
  return (
    <Box textAlign="center" color="inherit" margin={{ vertical: 'xs' }}>
      <Box variant="strong" color="inherit">
        {title}
      </Box>
      <Box variant="p" color="inherit">
        {advice}
      </Box>
    </Box>
  );
}

/** What a table shows when nothing matches the search. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <Box textAlign="center" color="inherit" margin={{ vertical: 'xs' }}>
      <SpaceBetween size="xs">
        <Box variant="strong" color="inherit">
          No matches
        </Box>
        <Button onClick={onClear}>Clear filter</Button>
      </SpaceBetween>
    </Box>
  );
}

/** “1 match”, “12 matches”. */
export function matchesText(count: number | undefined): string {
  return count === 1 ? '1 match' : `${count ?? 0} matches`;
}
