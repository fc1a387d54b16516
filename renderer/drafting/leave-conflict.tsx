import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { Draft } from '../../shared/drafts/draft.ts';
import { ErrorAlert } from '../components/error-alert.tsx';
import { useKeepCopy } from './use-keep-copy.ts';
import { useOtherVersion } from './use-other-version.ts';

interface LeaveConflictProps {
  draft: Draft;
  onStay: () => void;
  /** With the copy in which it is kept, if it is. */
  onLeave: (copy?: Draft) => void;
}

/** Asked before a draft is left that was changed or deleted elsewhere: nothing that was typed goes without a word. */
export function LeaveConflict({ draft, onStay, onLeave }: LeaveConflictProps) {
  const { other, isGone } = useOtherVersion(draft.id);
  const keepCopy = useKeepCopy();
  const keep = async () => {
    const copy = await keepCopy.run(draft);
    if (copy !== undefined) onLeave(copy);
  };
  return (
    <Modal
      visible
      header="Leave what you typed?"
      closeAriaLabel="Stay"
      onDismiss={onStay}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onStay}>
              Stay
            </Button>
            <Button disabled={other.isPending} onClick={() => onLeave()}>
              {isGone ? 'Throw away' : 'Leave it among the versions'}
            </Button>
            <Button variant="primary" loading={keepCopy.busy} onClick={() => void keep()}>
              Keep mine as a copy
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {keepCopy.error !== undefined && (
          <ErrorAlert header="The copy could not be kept" error={keepCopy.error} />
        )}
        {other.isPending ? (
          <Spinner />
        ) : (
          <div>
            {isGone
              ? 'This draft was deleted elsewhere. What you typed is in no draft: keep it as a copy, or it is gone.'
              : 'This draft was changed elsewhere. What you typed is not in it, but among its versions; “Keep mine as a copy” makes a draft of it.'}
          </div>
        )}
      </SpaceBetween>
    </Modal>
  );
}
