import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { defaultText } from '../../../shared/drafts/cells.ts';
import { draftOfTemplate, type Template } from '../../../shared/drafts/template.ts';
import { errorOf, useAction } from '../../api.ts';
import { dateText } from '../../components/date-text.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { ListTable, useList } from '../../components/list-table.tsx';
import { NameDialog } from '../../drafting/name-dialog.tsx';
import { TemplateSummary } from '../../drafting/template-summary.tsx';
import { useNavigation } from '../../navigation.ts';
import { useTemplates, useTemplatesChanged } from '../../queries.ts';
import { useNotify } from '../../shell/notices.tsx';

const none: readonly Template[] = [];

const byName: TableProps.ColumnDefinition<Template> = {
  id: 'name',
  header: 'Name',
  cell: ({ name }) => <span className="breakable">{name}</span>,
  sortingComparator: (a, b) => a.name.localeCompare(b.name),
  isRowHeader: true,
  minWidth: 160,
};

function textColumn(column: 'groups' | 'policies' | 'boundary', header: string) {
  return {
    id: column,
    header,
    cell: (template: Template) => <span className="breakable">{defaultText(template, column)}</span>,
  };
}

const columns: TableProps.ColumnDefinition<Template>[] = [
  byName,
  textColumn('groups', 'Groups'),
  textColumn('policies', 'Policies'),
  textColumn('boundary', 'Permissions boundary'),
  {
    id: 'changed',
    header: 'Changed',
    cell: ({ changedAt }) => dateText(changedAt),
    sortingField: 'changedAt',
    minWidth: 150,
  },
];

/** The templates: what each holds, and a draft that begins with one. */
export function TemplatesView() {
  const { data, error, isPending } = useTemplates();
  const changed = useTemplatesChanged();
  const { openDraft } = useNavigation();
  const notify = useNotify();
  const create = useAction('drafts.create');
  const rename = useAction('templates.rename');
  const remove = useAction('templates.delete');
  const restore = useAction('templates.restore');
  const [shown, setShown] = useState<Template>();
  const [renamed, setRenamed] = useState<Template>();
  const list = useList(data ?? none, { searchText: ({ name }) => name, sortedBy: byName });

  const begin = async (template: Template) => {
    const draft = draftOfTemplate(template, crypto.randomUUID(), crypto.randomUUID());
    const result = await create.run({ draft, revision: crypto.randomUUID() });
    if (result.ok) openDraft(draft.id);
  };
  const bringBack = async (templateId: string) => {
    await restore.run({ templateId });
    changed();
  };
  const remember = async ({ id, name }: Template) => {
    const result = await remove.run({ templateId: id });
    changed();
    if (result.ok)
      notify({
        id: 'deleted-template',
        type: 'info',
        header: `The template “${name}” is deleted`,
        content: 'It can be brought back from here only.',
        action: { text: 'Undo', onClick: () => void bringBack(id) },
      });
  };
  const giveName = async (template: Template, name: string) => {
    const result = await rename.run({ templateId: template.id, name });
    if (!result.ok) return;
    changed();
    setRenamed(undefined);
  };
  const actionsOf = (template: Template): Record<string, () => void> => ({
    begin: () => void begin(template),
    show: () => setShown(template),
    rename: () => {
      rename.dismissError();
      setRenamed(template);
    },
    delete: () => void remember(template),
  });
  const actions = (template: Template) => (
    <ButtonDropdown
      variant="inline-icon"
      expandToViewport
      ariaLabel={`Actions for ${template.name}`}
      items={[
        { id: 'begin', text: 'New draft from it' },
        { id: 'show', text: 'Show' },
        { id: 'rename', text: 'Rename…' },
        { id: 'delete', text: 'Delete' },
      ]}
      onItemClick={({ detail }) => actionsOf(template)[detail.id]?.()}
    />
  );
  const problem = [create, remove, restore].find((action) => action.error !== undefined);
  return (
    <SpaceBetween size="m">
      {error !== null && <ErrorAlert header="The templates could not be read" error={errorOf(error)} />}
      {problem?.error !== undefined && (
        <ErrorAlert header="That did not work" error={problem.error} onDismiss={problem.dismissError} />
      )}
      <ListTable
        title="Templates"
        headingLevel="h1"
        description="Batch settings under a name, to begin drafts with. “Save as template” on a draft’s page makes one."
        list={list}
        count={data?.length}
        columns={[...columns, { id: 'actions', header: 'Actions', cell: actions }]}
        trackBy={({ id }) => id}
        loading={isPending}
        loadingText="Reading the templates"
        empty={{
          title: 'No templates',
          advice: 'Open a draft whose settings you need again, and choose “Save as template” there.',
        }}
        searchLabel="Find templates"
      />
      {shown !== undefined && (
        <Modal
          visible
          header={shown.name}
          closeAriaLabel="Close"
          onDismiss={() => setShown(undefined)}
          footer={
            <Box float="right">
              <Button onClick={() => setShown(undefined)}>Close</Button>
            </Box>
          }
        >
          <TemplateSummary settings={shown} />
        </Modal>
      )}
      {renamed !== undefined && (
        <NameDialog
          header="Rename template"
          label="Template name"
          name={renamed.name}
          button="Rename"
          busy={rename.busy}
          error={rename.error}
          onName={(name) => void giveName(renamed, name)}
          onCancel={() => setRenamed(undefined)}
        />
      )}
    </SpaceBetween>
  );
}
