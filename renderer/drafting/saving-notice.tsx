import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Draft } from '../../shared/drafts/draft.ts';
import { ErrorAlert, ErrorText } from '../components/error-alert.tsx';
import { useNavigation } from '../navigation.ts';
import { useReadDraftAgain } from '../queries.ts';
import type { View } from '../view.ts';
import { DraftConflict } from './draft-conflict.tsx';
import type { DraftEditor } from './draft-editor.ts';
import { useExportDraft } from './use-export-draft.ts';
import type { ConflictGuard } from './use-leave-conflict.tsx';

interface SavingNoticeProps {
  editor: DraftEditor;
  guard: ConflictGuard;
  /** The view that goes on with a draft. */
  viewOf: (draftId: string) => View;
}

/** What keeps the draft from being saved and what can be done about it; nothing while it is saved. */
export function SavingNotice({ editor, guard, viewOf }: SavingNoticeProps) {
  const { draft, saving, retry, keepVersion } = editor;
  const { open } = useNavigation();
  const readAgain = useReadDraftAgain();
  const file = useExportDraft();
  /** The draft for which the question was put off: with the next change it is asked again. */
  const [postponed, setPostponed] = useState<Draft>();
  const isConflict = saving.state === 'conflict';
  const keep = useEffectEvent(() => keepVersion('conflict'));
  useEffect(() => {
    // Whatever becomes of the question, what was entered is among the versions.
    if (isConflict) void keep();
  }, [isConflict, draft]);
  /** Goes on where what was typed is taken care of, or given up. */
  const goOn = (draftId?: string) => {
    guard.settle();
    if (draftId === draft.id) void readAgain(draftId);
    else open(draftId === undefined ? { name: 'drafts' } : viewOf(draftId));
  };
  if (saving.state === 'conflict' && guard.dialog !== undefined) return null;
  if (saving.state === 'conflict' && postponed === draft)
    return (
      <Alert
        type="warning"
        header="Nothing is saved any more"
        action={<Button onClick={() => setPostponed(undefined)}>Decide</Button>}
      >
        <ErrorText error={saving.error} />
      </Alert>
    );
  if (saving.state === 'conflict')
    return (
      <DraftConflict
        editor={editor}
        error={saving.error}
        onOpen={goOn}
        onLeave={() => goOn()}
        onPostpone={() => setPostponed(draft)}
      />
    );
  if (saving.state !== 'failed') return null;
  return (
    <SpaceBetween size="s">
      <Alert
        type="warning"
        header="The draft could not be saved"
        action={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={retry}>Try again</Button>
            <Button loading={file.busy} onClick={() => void file.run(draft)}>
              Save to a file instead
            </Button>
          </SpaceBetween>
        }
      >
        <ErrorText error={saving.error} />
      </Alert>
      {file.error !== undefined && (
        <ErrorAlert header="The file could not be written" error={file.error} onDismiss={file.dismissError} />
      )}
    </SpaceBetween>
  );
}
