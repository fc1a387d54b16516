import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { SavedFiles } from '../../../shared/handover/saved-files.ts';
import { count } from '../results/run-words.ts';
import { namesText } from './handover-words.ts';

interface WritingProgressProps {
  progress: { done: number; total: number };
  stopping: boolean;
  onStop: () => void;
}

/** How many files are written. */
export function WritingProgress({ progress: { done, total }, stopping, onStop }: WritingProgressProps) {
  return (
    <ProgressBar
      value={total === 0 ? 100 : (done / total) * 100}
      label="Writing files"
      description={`${done} of ${count(total, 'file')}`}
      additionalInfo={
        <Button variant="inline-link" disabled={stopping} onClick={onStop}>
          Stop
        </Button>
      }
    />
  );
}

const failuresShown = 100;

/** What came of it: where the files are, which failed and why, and whom there was nothing for. */
export function WritingOutcome({ outcome, skippedBecause }: { outcome: SavedFiles; skippedBecause: string }) {
  const { folder, files, failed, skipped, stopped } = outcome;
  return (
    <SpaceBetween size="l">
      {files > 0 && (
        <Alert type="success" header={`${count(files, 'file')} saved`}>
          <span className="breakable">{folder}</span>
        </Alert>
      )}
      {stopped && (
        <Alert type="warning" header="Stopped">
          The other files were not written. What was written is noted as handed over.
        </Alert>
      )}
      {failed.length > 0 && (
        <Alert type="error" header={`${count(failed.length, 'file')} not saved`}>
          <div className="question">
            <ul>
              {failed.slice(0, failuresShown).map(({ file, message }) => (
                <li key={file}>
                  {file}: {message}
                </li>
              ))}
            </ul>
            {failed.length > failuresShown && <p>and {failed.length - failuresShown} more.</p>}
            <p>The other files are not affected. Put it right, then save these users’ files again.</p>
          </div>
        </Alert>
      )}
      {skipped.length > 0 && (
        <Alert type="info" header={`Nothing to save for ${count(skipped.length, 'user')}`}>
          {skippedBecause}: {namesText(skipped)}
        </Alert>
      )}
    </SpaceBetween>
  );
}
