import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import type { Mistake } from '../../../shared/rules/policy-grammar/mistake.ts';

/** Nobody mends more than this at once. */
const mostShown = 10;

interface MistakeListProps {
  mistakes: readonly Mistake[];
  onGoTo: (mistake: Mistake) => void;
}

/** The mistakes of a document, each with its place, which a click goes to. */
export function MistakeList({ mistakes, onGoTo }: MistakeListProps) {
  if (mistakes.length === 0) return null;
  const more = mistakes.length - mostShown;
  return (
    <div>
      <ol className="mistakes" aria-label="Mistakes in the document">
        {mistakes.slice(0, mostShown).map((mistake, index) => (
          <li key={`${index} ${mistake.offset} ${mistake.message}`}>
            <Button
              variant="inline-link"
              ariaLabel={`Go to line ${mistake.line}, column ${mistake.column}: ${mistake.message}`}
              onClick={() => onGoTo(mistake)}
            >
              Line {mistake.line}, column {mistake.column}
            </Button>{' '}
            <span className="breakable">{mistake.message}</span>
          </li>
        ))}
      </ol>
      {more > 0 && <Box color="text-body-secondary">And {more} more; they are shown once there is room.</Box>}
    </div>
  );
}
