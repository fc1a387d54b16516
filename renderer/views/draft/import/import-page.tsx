import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { Snapshot } from '../../../../shared/accounts/snapshot.ts';
import type { Draft, DraftUser } from '../../../../shared/drafts/draft.ts';
import { accountContext } from '../../../../shared/imports/account-context.ts';
import { importedUsers } from '../../../../shared/imports/imported-users.ts';
import { hasNameColumn, mappingProblems } from '../../../../shared/imports/mapping-problems.ts';
import { focusWhenLost } from '../../../components/focus-when-lost.ts';
import type { NewId } from '../../../drafting/draft-state.ts';
import { InfoLink } from '../../../help/info-link.tsx';
import { useNotify } from '../../../shell/notices.tsx';
import { clashTexts } from './clash-texts.ts';
import { ColumnsTable } from './columns-table.tsx';
import { withErrorsFound } from './errors-found.ts';
import { FileChoice } from './file-choice.tsx';
import { FileError } from './file-error.tsx';
import { FileFacts } from './file-facts.tsx';
import { fileNews } from './file-news.ts';
import { fittingUsers, leftOutText } from './fitting-users.ts';
import { ImportClashes } from './import-clashes.tsx';
import { importNotice } from './import-notice.ts';
import { ImportPreview } from './import-preview.tsx';
import { NameRulesForm } from './name-rules-form.tsx';
import { RenamedGroups } from './renamed-groups.tsx';
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
  const importing = useImportFile();
  const { file, busy, refused, dismissErrors, read, setHeaderRow, setUse, setNames } = importing;
  const notify = useNotify();
  const place = useRef<HTMLDivElement>(null);
  const keepFocus = () => focusWhenLost(() => place.current?.querySelector('button') ?? null);
  const choose = () => void importing.choose();
  const importId = file?.opened.importId;
  // Once the file is drawn: only then is the button gone that it was chosen by.
  useEffect(() => {
    if (importId !== undefined) focusWhenLost(() => place.current?.querySelector('button') ?? null);
  }, [importId]);
  const settled = useDeferredValue(file);
  const result = useMemo(
    () =>
      settled &&
      withErrorsFound(
        fittingUsers(
          importedUsers(settled.opened.table, settled.mapping, draft, {
            ...accountContext(draft, ground),
            idOf: String,
          }),
          draft,
        ),
        draft,
        ground,
      ),
    [settled, draft, ground],
  );
  const clashes = useMemo(() => (result ? clashTexts(result.problems, 'these users') : {}), [result]);
  const problems = useMemo(() => file && mappingProblems(file.mapping), [file]);
  const ready =
    problems?.columns.size === 0 &&
    problems.template === undefined &&
    refused === undefined &&
    result !== undefined &&
    result.users.length > 0;
  const take = () => {
    if (result === undefined || file === undefined) return;
    notify(importNotice(result, file.opened.fileName));
    onImported(result.users.map((user) => ({ ...user, id: newId() })));
  };

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
              <Button variant="primary" disabled={!ready || busy || settled !== file} onClick={take}>
                {`Import ${usersText(result.users.length)}`}
              </Button>
            )}
          </SpaceBetween>
        }
      >
        Import users
      </Header>
      <LiveRegion hidden>
        {[
          fileNews(importing),
          result?.surplus && leftOutText(result.surplus),
          ...Object.values(clashes).map((text) => `${text}.`),
        ]
          .filter(Boolean)
          .join(' ')}
      </LiveRegion>
      <FileError
        file={importing}
        onDismiss={() => {
          dismissErrors();
          keepFocus();
        }}
      />
      {result?.surplus && (
        <Alert type="warning" header={result.surplus.header}>
          {`${leftOutText(result.surplus)} Make another draft of them, from a file that has them alone.`}
        </Alert>
      )}
      {file === undefined || problems === undefined ? (
        <div ref={place}>
          <FileChoice busy={busy} onChoose={choose} />
        </div>
      ) : (
        <SpaceBetween size="l">
          <div ref={place}>
            <FileFacts
              opened={file.opened}
              headerRow={file.mapping.headerRow}
              busy={busy}
              onChoose={choose}
              onRead={(choices) => void read(choices)}
              onHeaderRow={setHeaderRow}
            />
          </div>
          {file.opened.table.rows.length === 0 ? (
            <Alert type="info">There is nothing in this table. Choose another sheet or file.</Alert>
          ) : (
            <SpaceBetween size="l">
              <ColumnsTable
                key={`${file.opened.importId} ${String(file.mapping.headerRow)}`}
                table={file.opened.table}
                mapping={file.mapping}
                problems={problems.columns}
                onUse={setUse}
              />
              {!hasNameColumn(file.mapping) && (
                <NameRulesForm
                  rules={file.mapping.names}
                  problem={problems.template}
                  hasFullNames={file.mapping.uses.some(({ to }) => to === 'full-name')}
                  examples={result?.users.slice(0, 4).map(({ name }) => name) ?? []}
                  onChange={setNames}
                />
              )}
              {(clashes.account ?? clashes.draft) !== undefined && <ImportClashes {...clashes} />}
              {result !== undefined && result.renamedGroups.length > 0 && (
                <RenamedGroups groups={result.renamedGroups} />
              )}
              {result !== undefined && <ImportPreview draft={draft} result={result} />}
            </SpaceBetween>
          )}
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
