import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDeferredValue, useMemo } from 'react';
import type { Snapshot } from '../../../../shared/accounts/snapshot.ts';
import type { Draft, DraftUser } from '../../../../shared/drafts/draft.ts';
import { accountContext } from '../../../../shared/imports/account-context.ts';
import { importedUsers } from '../../../../shared/imports/imported-users.ts';
import { hasNameColumn, mappingProblems } from '../../../../shared/imports/mapping-problems.ts';
import { ErrorAlert } from '../../../components/error-alert.tsx';
import type { NewId } from '../../../drafting/draft-state.ts';
import { InfoLink } from '../../../help/info-link.tsx';
import { ColumnsTable } from './columns-table.tsx';
import { FileChoice } from './file-choice.tsx';
import { FileFacts } from './file-facts.tsx';
import { ImportPreview } from './import-preview.tsx';
import { NameRulesForm } from './name-rules-form.tsx';
import { useImportFile } from './use-import-file.ts';
import { usersText } from './users-text.ts';

interface ImportPageProps {
  draft: Draft;
  /** What is known of the account. */
  ground: Snapshot;
  newId: NewId;
  /** Takes the users of the table, which come after the draft's own. */
  onImported: (users: DraftUser[]) => void;
  onCancel: () => void;
}

/** Users from a spreadsheet: the file, what its columns mean, and the users that come of it. */
export function ImportPage({ draft, ground, newId, onImported, onCancel }: ImportPageProps) {
  const { file, busy, error, dismissError, choose, read, setHeaderRow, setMapping } = useImportFile();
  const settled = useDeferredValue(file);
  const result = useMemo(
    () =>
      settled &&
      importedUsers(settled.opened.table, settled.mapping, draft, {
        ...accountContext(draft, ground),
        idOf: String,
      }),
    [settled, draft, ground],
  );
  const problems = useMemo(() => file && mappingProblems(file.mapping), [file]);
  const ready =
    problems?.columns.size === 0 &&
    problems.template === undefined &&
    result !== undefined &&
    result.users.length > 0;

  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<InfoLink topic="imports" />}
        description="No row is lost: what Gatehouse does not understand stays in its cell, to be put right in the draft."
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onCancel}>Cancel</Button>
            {result !== undefined && (
              <Button
                variant="primary"
                disabled={!ready || busy || settled !== file}
                onClick={() => onImported(result.users.map((user) => ({ ...user, id: newId() })))}
              >
                {`Import ${usersText(result.users.length)}`}
              </Button>
            )}
          </SpaceBetween>
        }
      >
        Import users
      </Header>
      {error !== undefined && (
        <ErrorAlert header="The file could not be imported" error={error} onDismiss={dismissError} />
      )}
      {file === undefined || problems === undefined ? (
        <FileChoice busy={busy} onChoose={() => void choose()} />
      ) : (
        <SpaceBetween size="l">
          <FileFacts
            opened={file.opened}
            headerRow={file.mapping.headerRow}
            busy={busy}
            onChoose={() => void choose()}
            onRead={(choices) => void read(choices)}
            onHeaderRow={setHeaderRow}
          />
          {file.opened.table.rows.length === 0 ? (
            <Alert type="info">There is nothing in this table. Choose another sheet or file.</Alert>
          ) : (
            <SpaceBetween size="l">
              <ColumnsTable
                key={`${file.opened.importId} ${String(file.mapping.headerRow)}`}
                table={file.opened.table}
                mapping={file.mapping}
                problems={problems.columns}
                onChange={setMapping}
              />
              {!hasNameColumn(file.mapping) && (
                <NameRulesForm
                  rules={file.mapping.names}
                  problem={problems.template}
                  hasFullNames={file.mapping.uses.some(({ to }) => to === 'full-name')}
                  examples={result?.users.slice(0, 4).map(({ name }) => name) ?? []}
                  onChange={(names) => setMapping({ ...file.mapping, names })}
                />
              )}
              {result !== undefined && <ImportPreview draft={draft} result={result} />}
            </SpaceBetween>
          )}
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
