import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DamagedDraft } from '../../../shared/drafts/damaged-draft.ts';
import { draftTitle } from '../../../shared/drafts/stored-draft.ts';
import { errorOf, useAction } from '../../api.ts';
import { secondText } from '../../components/date-text.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { useDamagedDrafts } from '../../queries.ts';
import { useNotify } from '../../shell/notices.tsx';
import { usersText } from '../draft/import/users-text.ts';

type LastVersion = NonNullable<DamagedDraft['last']>;

/** The drafts whose files were damaged, with the way back to the last version of each; nothing where there are none. */
export function DamagedDrafts({ onRestored }: { onRestored: () => void }) {
  const { data = [], error } = useDamagedDrafts();
  const restoring = useAction('drafts.restoreDamaged');
  const notify = useNotify();
  const restore = async (draftId: string, last: LastVersion) => {
    const result = await restoring.run({ draftId });
    if (!result.ok) return;
    notify({
      id: `restored ${draftId}`,
      type: 'success',
      header: `“${draftTitle(last)}” is restored`,
      content: `It is as it was on ${secondText(last.keptAt)}. Its damaged file stays where it is.`,
    });
    onRestored();
  };
  const problem = restoring.error ?? (error === null ? undefined : errorOf(error));
  if (data.length === 0 && problem === undefined) return null;
  return (
    <SpaceBetween size="m">
      {problem !== undefined && (
        <ErrorAlert header="Damaged drafts could not be read or restored" error={problem} />
      )}
      {data.map(({ draftId, file, last }) => (
        <Alert
          key={draftId}
          type="warning"
          header={last === null ? 'A draft is damaged' : `“${draftTitle(last)}” is damaged`}
          action={
            last !== null && (
              <Button
                loading={restoring.busy}
                ariaLabel={`Restore the last version of ${draftTitle(last)}`}
                onClick={() => void restore(draftId, last)}
              >
                Restore last version
              </Button>
            )
          }
        >
          <div className="breakable">{`Its file could not be read and was set aside as ${file}.`}</div>
          <div>{last === null ? noVersion : versionText(last)}</div>
        </Alert>
      ))}
    </SpaceBetween>
  );
}

const noVersion =
  'No version of it was kept. If you do not need the file, move it to another folder: this message goes then.';

function versionText({ keptAt, users }: LastVersion): string {
  return `Its last version is of ${secondText(keptAt)}, with ${usersText(users)}.`;
}
