import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { errorOf } from '../../api.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { newDraft } from '../../drafting/draft-state.ts';
import { useStoredDraft } from '../../queries.ts';
import { DraftWizard } from './draft-wizard.tsx';

const newId = () => crypto.randomUUID();

interface CreateUsersProps {
  /** The draft to go on with; `undefined` for a new one. */
  draftId: string | undefined;
  vaultProblem: string | null;
  onLeave: () => void;
  onStarted: (runId: string) => void;
}

/** "Create users": the wizard, over a draft of the library or a new one. */
export function CreateUsers({ draftId, ...rest }: CreateUsersProps) {
  const [discarded, setDiscarded] = useState(0);
  const onDiscard = () => setDiscarded((count) => count + 1);
  return draftId === undefined || discarded > 0 ? (
    <NewDraft key={discarded} {...rest} onDiscard={onDiscard} />
  ) : (
    <KeptDraft draftId={draftId} {...rest} onDiscard={onDiscard} />
  );
}

type DraftProps = Omit<CreateUsersProps, 'draftId'> & { onDiscard: () => void };

function NewDraft(props: DraftProps) {
  const [opened] = useState(() => ({ draft: newDraft(newId), revision: null }));
  return <DraftWizard opened={opened} newId={newId} {...props} />;
}

function KeptDraft({ draftId, ...rest }: DraftProps & { draftId: string }) {
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
    <DraftWizard key={stored.data.revision} opened={stored.data} newId={newId} {...rest} />
  );
}
