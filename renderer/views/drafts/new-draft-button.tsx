import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { draftOfTemplate } from '../../../shared/drafts/template.ts';
import { useAction } from '../../api.ts';
import { ChooseTemplate } from '../../drafting/choose-template.tsx';
import { newDraft } from '../../drafting/draft-state.ts';
import { useNavigation } from '../../navigation.ts';
import { useNotify } from '../../shell/notices.tsx';
import { notOpened, useOpenedFiles } from '../../shell/opened-files.tsx';

const newId = () => crypto.randomUUID();

/** “New draft”: an empty one, one that begins with a template, or one from a file. */
export function NewDraftButton() {
  const { openDraft } = useNavigation();
  const create = useAction('drafts.create');
  const importFiles = useAction('drafts.importFiles');
  const goOn = useOpenedFiles();
  const notify = useNotify();
  const [choosing, setChoosing] = useState(false);
  const begin = async (draft: Draft) => {
    const result = await create.run({ draft, revision: newId() });
    if (result.ok) openDraft(draft.id);
    else
      notify({
        id: 'new-draft',
        type: 'error',
        header: 'The draft could not be made',
        content: result.error.message,
      });
  };
  const openFile = async () => {
    const result = await importFiles.run(undefined);
    if (result.ok) goOn(result.value);
    else
      notify({
        id: notOpened,
        type: 'error',
        header: 'The file could not be opened',
        content: result.error.message,
      });
  };
  return (
    <>
      <ButtonDropdown
        variant="primary"
        loading={create.busy || importFiles.busy}
        mainAction={{ text: 'New draft', onClick: () => void begin(newDraft(newId)) }}
        ariaLabel="More ways to begin a draft"
        items={[
          { id: 'template', text: 'From a template…' },
          { id: 'file', text: 'Open file…' },
        ]}
        onItemClick={({ detail }) => {
          if (detail.id === 'template') setChoosing(true);
          else void openFile();
        }}
      />
      {choosing && (
        <ChooseTemplate
          header="New draft from a template"
          button="Begin draft"
          description="The draft begins with the template’s batch settings and no users."
          onChoose={(template) => {
            setChoosing(false);
            void begin(draftOfTemplate(template, newId(), newId()));
          }}
          onCancel={() => setChoosing(false)}
        />
      )}
    </>
  );
}
