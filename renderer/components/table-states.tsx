import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRef } from 'react';
import { focusWhenLost } from './focus-when-lost.ts';

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
  const place = useRef<HTMLDivElement>(null);
  const clear = () => {
    const search = searchNear(place.current);
    onClear();
    focusWhenLost(() => search);
  };
  return (
    <div ref={place}>
      <Box textAlign="center" color="inherit" margin={{ vertical: 'xs' }}>
        <SpaceBetween size="xs">
          <Box variant="strong" color="inherit">
            No matches
          </Box>
          <Button onClick={clear}>Clear filter</Button>
        </SpaceBetween>
      </Box>
    </div>
  );
}

/** The search of the table that an element is in. */
function searchNear(element: HTMLElement | null): HTMLElement | null {
  if (element === null) return null;
  return element.querySelector<HTMLElement>('input[type="search"]') ?? searchNear(element.parentElement);
}

/** “1 match”, “12 matches”. */
export function matchesText(count: number | undefined): string {
  return count === 1 ? '1 match' : `${count ?? 0} matches`;
}
