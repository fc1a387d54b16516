import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { withTemplate, type Template } from '../../../shared/drafts/template.ts';
import { useAction, valueOf } from '../../api.ts';
import { secondText } from '../../components/date-text.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { ChooseTemplate } from '../../drafting/choose-template.tsx';
import type { DraftEditor } from '../../drafting/draft-editor.ts';
import { useDeleteDrafts } from '../../drafting/use-delete-drafts.ts';
import { useExportDraft } from '../../drafting/use-export-draft.ts';
import { useNavigation } from '../../navigation.ts';
import { useNotify } from '../../shell/notices.tsx';
import { SaveTemplateDialog } from './save-template-dialog.tsx';
import { VersionsDialog } from './versions-dialog.tsx';

/** What can be done with the whole draft. */
export function DraftActions({ editor }: { editor: DraftEditor }) {
  const { draft, change, keepVersion } = editor;
  const { open, openDraft } = useNavigation();
  const [dialog, setDialog] = useState<'versions' | 'save-template' | 'apply-template'>();
  const duplicate = useAction('drafts.duplicate');
  const deleteDrafts = useDeleteDrafts();
  const file = useExportDraft();
  const notify = useNotify();
  const close = () => setDialog(undefined);

  const perform: Record<string, () => void> = {
    duplicate: () =>
      void duplicate.run({ draftId: draft.id }).then((result) => {
        if (result.ok) openDraft(result.value.draftId);
      }),
    export: () => void file.run(draft),
    versions: () => setDialog('versions'),
    'save-template': () => setDialog('save-template'),
    'apply-template': () => setDialog('apply-template'),
    delete: () => {
      open({ name: 'drafts' });
      void deleteDrafts([draft]);
    },
  };
  const restore = async (former: Draft, keptAt: string) => {
    await valueOf(keepVersion('restore'));
    change(({ id }) => ({ ...former, id }), 'Restore version');
    notify({
      id: 'version-restored',
      type: 'success',
      header: `The version of ${secondText(keptAt)} is restored`,
      content: '“Undo” takes it back.',
    });
  };
  const apply = (template: Template) => {
    change((before) => withTemplate(before, template), `Apply template “${template.name}”`);
    close();
  };
  const failed = [duplicate, file].find(({ error }) => error !== undefined);
  return (
    <SpaceBetween size="s">
      <SpaceBetween direction="horizontal" size="xs">
        <ButtonDropdown
          items={[
            { id: 'versions', text: 'Versions…' },
            { id: 'duplicate', text: 'Duplicate' },
            { id: 'export', text: 'Export file…' },
            { id: 'save-template', text: 'Save as template…' },
            { id: 'apply-template', text: 'Apply a template…' },
            { id: 'delete', text: 'Delete' },
          ]}
          onItemClick={({ detail }) => perform[detail.id]?.()}
        >
          Actions
        </ButtonDropdown>
        <Button variant="primary" onClick={() => open({ name: 'create-users', draftId: draft.id })}>
          Open in the wizard
        </Button>
      </SpaceBetween>
      {failed?.error !== undefined && (
        <ErrorAlert header="That did not work" error={failed.error} onDismiss={failed.dismissError} />
      )}
      {dialog === 'versions' && <VersionsDialog draft={draft} onRestore={restore} onClose={close} />}
      {dialog === 'save-template' && <SaveTemplateDialog draft={draft} onClose={close} />}
      {dialog === 'apply-template' && (
        <ChooseTemplate
          header="Apply a template"
          button="Apply template"
          description="The batch settings become the template’s. Users and what is set for one of them stay; it can be undone."
          onChoose={apply}
          onCancel={close}
        />
      )}
    </SpaceBetween>
  );
}
