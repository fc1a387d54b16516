import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import { errorOf } from '../../api.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { useStoredDraft } from '../../queries.ts';
import { DraftPage } from './draft-page.tsx';

/** One draft of the library. */
export function DraftView({ draftId }: { draftId: string }) {
  const stored = useStoredDraft(draftId);
  if (stored.isPending)
    return (
      <Box textAlign="center" padding="xxl">
        <Spinner size="large" />
      </Box>
    );
  return stored.isError ? (
    <ErrorAlert header="The draft could not be read" error={errorOf(stored.error)} />
  ) : (
    // Another revision was not made here: it is read again after the draft was replaced.
    <DraftPage key={stored.data.revision} opened={stored.data} />
  );
}
