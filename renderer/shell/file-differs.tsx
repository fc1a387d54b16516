import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Draft } from '../../shared/drafts/draft.ts';
import { draftTitle } from '../../shared/drafts/stored-draft.ts';
import { draftPatch } from '../../shared/drafts/patch.ts';
import type { GatehouseError } from '../../shared/errors.ts';
import { errorOf, useGatehouse, valueOf } from '../api.ts';
import { ErrorAlert } from '../components/error-alert.tsx';
import { copyOfDraft } from '../drafting/copy-of-draft.ts';
import { DraftDiff } from '../drafting/draft-diff.tsx';
import { useNotify } from './notices.tsx';

const newId = () => crypto.randomUUID();

const sides = { before: 'the library', after: 'the file' };

interface FileDiffersProps {
  fileName: string;
  /** What the file has. */
  draft: Draft;
  /** With the draft to go on with; none when it was cancelled. */
  onDone: (draftId?: string) => void;
}

/** Asked when a file has another state of a draft that is in the library. */
export function FileDiffers({ fileName, draft, onDone }: FileDiffersProps) {
  const api = useGatehouse();
  const notify = useNotify();
  const [error, setError] = useState<GatehouseError>();
  const [busy, setBusy] = useState(false);
  const there = useQuery({
    queryKey: ['drafts.read', draft.id, 'file'],
    queryFn: () => valueOf(api.call('drafts.read', { draftId: draft.id })),
    gcTime: 0,
    retry: false,
  });
  const attempt = async (work: () => Promise<string>) => {
    setBusy(true);
    setError(undefined);
    try {
      onDone(await work());
    } catch (thrown) {
      setError(errorOf(thrown));
      setBusy(false);
    }
  };
  const replace = async () => {
    // As it is now: it may have been changed since it was compared.
    const now = await valueOf(api.call('drafts.read', { draftId: draft.id }));
    await valueOf(api.call('drafts.keepVersion', { draft: now.draft, reason: 'import' }));
    const patch = draftPatch(now.draft, draft);
    await valueOf(
      api.call('drafts.save', { draftId: draft.id, base: now.revision, revision: newId(), patch }),
    );
    notify({
      id: 'file-taken',
      type: 'success',
      header: `“${draftTitle(draft)}” is now as ${fileName} has it`,
      content: 'What it was before is among its versions.',
    });
    return draft.id;
  };
  const keepBoth = async () => {
    const copy = copyOfDraft(draft, 'from a file', newId);
    await valueOf(api.call('drafts.create', { draft: copy, revision: newId() }));
    return copy.id;
  };
  return (
    <Modal
      visible
      size="large"
      header="The library has this draft in another state"
      closeAriaLabel="Cancel"
      onDismiss={() => onDone()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => onDone()}>
              Cancel
            </Button>
            <Button disabled={busy || there.data === undefined} onClick={() => void attempt(replace)}>
              Replace
            </Button>
            <Button variant="primary" disabled={busy} onClick={() => void attempt(keepBoth)}>
              Keep both
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <div>
          <span className="breakable">{fileName}</span> is another state of a draft that you have. “Replace”
          puts the file’s in its place and keeps the present one among the draft’s versions; “Keep both” makes
          a second draft of the file.
        </div>
        {error !== undefined && <ErrorAlert header="That did not work" error={error} />}
        {there.isPending && <Spinner />}
        {there.isError && <ErrorAlert header="The draft could not be read" error={errorOf(there.error)} />}
        {there.data !== undefined && (
          <DraftDiff
            titles={{ before: 'In the library', after: 'In the file' }}
            sides={sides}
            before={there.data.draft}
            after={draft}
          />
        )}
      </SpaceBetween>
    </Modal>
  );
}
