import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { errorOf } from '../../api.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { useStoredDraft } from '../../queries.ts';
import { isBlank, newDraft } from './draft-state.ts';
import { DraftWizard } from './draft-wizard.tsx';

const newId = () => crypto.randomUUID();

interface CreateUsersProps {
  vaultProblem: string | null;
  onLeave: () => void;
  onStarted: (runId: string) => void;
}

/** "Create users": the wizard, over the draft that was being prepared last or a new one. */
export function CreateUsers({ vaultProblem, onLeave, onStarted }: CreateUsersProps) {
  const stored = useStoredDraft();
  const [discarded, setDiscarded] = useState(0);
  if (stored.isPending)
    return (
      <Box textAlign="center" padding="xxl">
        <Spinner size="large" />
      </Box>
    );
  const restored = discarded === 0 && stored.data != null && !isBlank(stored.data) ? stored.data : undefined;
  return (
    <>
      {stored.isError && (
        <ErrorAlert header="The last draft could not be read" error={errorOf(stored.error)} />
      )}
      <DraftWizard
        key={discarded}
        initial={restored ?? newDraft(newId)}
        restored={restored !== undefined}
        newId={newId}
        vaultProblem={vaultProblem}
        onDiscard={() => setDiscarded((count) => count + 1)}
        onLeave={onLeave}
        onStarted={onStarted}
      />
    </>
  );
}
