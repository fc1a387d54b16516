import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { draftTitle, type DraftState } from '../../../shared/drafts/stored-draft.ts';
import type { DraftEditor, Saving } from '../../drafting/draft-editor.ts';
import { InfoLink } from '../../help/info-link.tsx';
import { DraftActions } from './draft-actions.tsx';
import { DraftStateBadge } from './draft-state-badge.tsx';
import { TargetSelect } from './target-select.tsx';
import { useUndoKeys } from './use-undo-keys.ts';

interface DraftHeaderProps {
  editor: DraftEditor;
  state: DraftState;
  onImport: () => void;
  onSaveTable: () => void;
  savingTable: boolean;
}

/** What the draft is called, whether it is saved, and what can be done with it. */
export function DraftHeader({ editor, state, onImport, onSaveTable, savingTable }: DraftHeaderProps) {
  const { draft, change, undo, redo, undoLabel, redoLabel, tookBack, saving } = editor;
  useUndoKeys(editor);
  return (
    <SpaceBetween size="s">
      <LiveRegion key={tookBack?.left} hidden>
        {tookBack?.text}
      </LiveRegion>
      <Header
        variant="h1"
        info={<InfoLink topic="drafts" />}
        actions={
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            <SavingState saving={saving} />
            <Button
              iconName="undo"
              disabled={undoLabel === undefined}
              // Also with nothing to take back the keyboard stays here.
              disabledReason="Nothing to undo."
              ariaLabel={undoLabel === undefined ? 'Undo' : `Undo: ${undoLabel}`}
              onClick={undo}
            />
            <Button
              iconName="redo"
              disabled={redoLabel === undefined}
              disabledReason="Nothing to redo."
              ariaLabel={redoLabel === undefined ? 'Redo' : `Redo: ${redoLabel}`}
              onClick={redo}
            />
            <Button loading={savingTable} onClick={onSaveTable}>
              Save as table
            </Button>
            <Button iconName="upload" onClick={onImport}>
              Import users
            </Button>
            <DraftActions editor={editor} />
          </SpaceBetween>
        }
      >
        <span className="breakable">{draftTitle(draft)}</span>
      </Header>
      <SpaceBetween direction="horizontal" size="l" alignItems="end">
        <div className="draft-name">
          <FormField label="Draft name">
            <Input
              value={draft.name}
              placeholder="For instance: New hires, spring"
              autoComplete={false}
              onChange={({ detail }) =>
                change((before) => ({ ...before, name: detail.value }), 'Rename draft', 'draft name')
              }
            />
          </FormField>
        </div>
        <TargetSelect editor={editor} />
        <Box padding={{ bottom: 'xxs' }}>
          <DraftStateBadge state={state} />
        </Box>
      </SpaceBetween>
    </SpaceBetween>
  );
}

function SavingState({ saving }: { saving: Saving }) {
  switch (saving.state) {
    case 'saved':
      return <StatusIndicator type="success">Saved</StatusIndicator>;
    case 'saving':
      return <StatusIndicator type="in-progress">Saving</StatusIndicator>;
    case 'failed':
    case 'conflict':
      return <StatusIndicator type="warning">Not saved</StatusIndicator>;
  }
}
