import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { templateSettings } from '../../../shared/drafts/template.ts';
import { useAction } from '../../api.ts';
import { NameDialog } from '../../drafting/name-dialog.tsx';
import { TemplateSummary } from '../../drafting/template-summary.tsx';
import { useTemplatesChanged } from '../../queries.ts';
import { useNotify } from '../../shell/notices.tsx';

/** “Save as template”: a draft's batch settings under a name. */
export function SaveTemplateDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const save = useAction('templates.save');
  const changed = useTemplatesChanged();
  const notify = useNotify();
  const [replace, setReplace] = useState(false);
  const settings = templateSettings(draft);
  const submit = async (name: string) => {
    const result = await save.run({ name, settings, replace });
    if (!result.ok) return;
    changed();
    notify({
      id: 'saved-template',
      type: 'success',
      header: `The template “${name}” is saved`,
      content: 'Choose “New draft”, then “From a template…” to begin with it.',
    });
    onClose();
  };
  return (
    <NameDialog
      header="Save as template"
      label="Template name"
      name={draft.name}
      button="Save template"
      busy={save.busy}
      error={save.error}
      onName={(name) => void submit(name)}
      onCancel={onClose}
    >
      {save.error?.kind === 'conflict' && (
        <Checkbox checked={replace} onChange={({ detail }) => setReplace(detail.checked)}>
          Replace the template of that name
        </Checkbox>
      )}
      <TemplateSummary settings={settings} />
    </NameDialog>
  );
}
