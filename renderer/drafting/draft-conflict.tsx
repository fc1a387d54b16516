import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { GatehouseError } from '../../shared/errors.ts';
import { errorOf } from '../api.ts';
import { ErrorAlert, ErrorText } from '../components/error-alert.tsx';
import { DraftDiff } from './draft-diff.tsx';
import type { DraftEditor } from './draft-editor.ts';
import { useKeepCopy } from './use-keep-copy.ts';
import { useOtherVersion } from './use-other-version.ts';

const sides = { before: 'the other version', after: 'mine' };

interface DraftConflictProps {
  editor: DraftEditor;
  error: GatehouseError;
  /** Goes on with a draft of the library as it is there: the copy, or this one. */
  onOpen: (draftId: string) => void;
  /** Leaves a draft that is gone. */
  onLeave: () => void;
  /** Puts the question off: the draft is looked at, and not saved. */
  onPostpone: () => void;
}

/** Asked when a draft was changed or deleted elsewhere while it is open here: nothing of either side is lost. */
export function DraftConflict({ editor, error, onOpen, onLeave, onPostpone }: DraftConflictProps) {
  const { draft, keepVersion } = editor;
  const { other, isGone } = useOtherVersion(draft.id);
  const keepCopy = useKeepCopy();
  const keepMine = async () => {
    const copy = await keepCopy.run(draft);
    if (copy !== undefined) onOpen(copy.id);
  };
  const openOther = async () => {
    // What was entered here stays within reach, among the versions.
    await keepVersion('conflict');
    onOpen(draft.id);
  };
  return (
    <Modal
      visible
      size="large"
      closeAriaLabel="Decide later"
      onDismiss={onPostpone}
      header={isGone ? 'This draft was deleted elsewhere' : 'This draft was changed elsewhere'}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {isGone ? (
              <Button onClick={onLeave}>Leave it deleted</Button>
            ) : (
              <Button disabled={other.data === undefined} onClick={() => void openOther()}>
                Open the other version
              </Button>
            )}
            <Button variant="primary" loading={keepCopy.busy} onClick={() => void keepMine()}>
              Keep mine as a copy
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <ErrorText error={error} />
        <div>
          “Keep mine as a copy” goes on in a draft of its own with all that you see here.
          {!isGone &&
            ' “Open the other version” goes on with what is in the library; yours stays among the versions of the draft.'}
        </div>
        {keepCopy.error !== undefined && (
          <ErrorAlert header="The copy could not be kept" error={keepCopy.error} />
        )}
        {other.isPending && <Spinner />}
        {other.isError && !isGone && (
          <ErrorAlert header="The other version could not be read" error={errorOf(other.error)} />
        )}
        {other.data !== undefined && (
          <DraftDiff
            titles={{ before: 'The other version', after: 'Mine' }}
            sides={sides}
            before={other.data.draft}
            after={draft}
          />
        )}
      </SpaceBetween>
    </Modal>
  );
}
