import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRef, useState } from 'react';
import { draftTitle, type DraftSummary } from '../../../shared/drafts/stored-draft.ts';
import { errorOf, useAction, useGatehouse, valueOf } from '../../api.ts';
import { focusWhenLost } from '../../components/focus-when-lost.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { ListTable, useList } from '../../components/list-table.tsx';
import { useDeleteDrafts } from '../../drafting/use-delete-drafts.ts';
import { useExportDraft } from '../../drafting/use-export-draft.ts';
import { useHelpTopic } from '../../help/help.tsx';
import { InfoLink } from '../../help/info-link.tsx';
import { useNavigation } from '../../navigation.ts';
import { useDrafts } from '../../queries.ts';
import { DamagedDrafts } from './damaged-drafts.tsx';
import { byChange, draftColumns, targetText } from './draft-columns.tsx';
import { NewDraftButton } from './new-draft-button.tsx';
import { RenameDraft } from './rename-draft.tsx';

const none: readonly DraftSummary[] = [];

/** The library of drafts; each opens its page. */
export function DraftsView() {
  useHelpTopic('drafts');
  const { data, error, isPending } = useDrafts();
  const api = useGatehouse();
  const { open } = useNavigation();
  const duplicate = useAction('drafts.duplicate');
  const deleteDrafts = useDeleteDrafts();
  const file = useExportDraft();
  const place = useRef<HTMLDivElement>(null);
  const deleteThese = (drafts: readonly DraftSummary[]) =>
    void deleteDrafts(drafts).then(() => focusWhenLost(place));
  const [renamed, setRenamed] = useState<DraftSummary>();
  const [readError, setReadError] = useState<unknown>();
  const list = useList(data ?? none, {
    searchText: (draft) => `${draftTitle(draft)} ${targetText(draft)}`,
    sortedBy: byChange,
    isDescending: true,
    selection: true,
  });
  const selected = list.collectionProps.selectedItems ?? none;
  const exportFile = async ({ id: draftId }: DraftSummary) => {
    try {
      const { draft } = await valueOf(api.call('drafts.read', { draftId }));
      await file.run(draft);
    } catch (thrown) {
      setReadError(thrown);
    }
  };
  const actionsOf = (draft: DraftSummary): Record<string, () => void> => ({
    wizard: () => open({ name: 'create-users', draftId: draft.id }),
    rename: () => setRenamed(draft),
    duplicate: () => void duplicate.run({ draftId: draft.id }),
    export: () => void exportFile(draft),
    delete: () => deleteThese([draft]),
  });
  const actions = (draft: DraftSummary) => (
    <ButtonDropdown
      variant="inline-icon"
      expandToViewport
      ariaLabel={`Actions for ${draftTitle(draft)}`}
      items={[
        { id: 'wizard', text: 'Continue in the wizard' },
        { id: 'rename', text: 'Rename…' },
        { id: 'duplicate', text: 'Duplicate' },
        { id: 'export', text: 'Export file…' },
        { id: 'delete', text: 'Delete' },
      ]}
      onItemClick={({ detail }) => actionsOf(draft)[detail.id]?.()}
    />
  );
  const problem = duplicate.error ?? file.error ?? (readError === undefined ? undefined : errorOf(readError));
  return (
    <div ref={place} tabIndex={-1} className="view">
      <SpaceBetween size="m">
        {error !== null && <ErrorAlert header="The drafts could not be read" error={errorOf(error)} />}
        {problem !== undefined && <ErrorAlert header="That did not work" error={problem} />}
        <DamagedDrafts onRestored={() => focusWhenLost(place)} />
        <ListTable
          title="Drafts"
          headingLevel="h1"
          info={<InfoLink topic="drafts" />}
          description="Batches of users being prepared. They are on this computer alone, and need no network."
          list={list}
          count={data?.length}
          columns={[...draftColumns, { id: 'actions', header: 'Actions', cell: actions }]}
          trackBy={({ id }) => id}
          selectionLabel={draftTitle}
          hasActions
          loading={isPending}
          loadingText="Reading the drafts"
          empty={{
            title: 'No drafts',
            advice: 'A draft is a batch of users being prepared. Choose “New draft” to begin one.',
          }}
          searchLabel="Find drafts"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled={selected.length === 0} onClick={() => deleteThese(selected)}>
                {selected.length > 1 ? `Delete ${selected.length} drafts` : 'Delete'}
              </Button>
              <Button onClick={() => open({ name: 'templates' })}>Templates</Button>
              <NewDraftButton />
            </SpaceBetween>
          }
        />
        {renamed !== undefined && <RenameDraft draft={renamed} onClose={() => setRenamed(undefined)} />}
      </SpaceBetween>
    </div>
  );
}
