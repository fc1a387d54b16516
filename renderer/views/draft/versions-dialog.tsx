import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { TableProps } from '@cloudscape-design/components/table';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { DraftVersion, VersionReason } from '../../../shared/drafts/draft-version.ts';
import { errorOf, useGatehouse, valueOf } from '../../api.ts';
import { secondText } from '../../components/date-text.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { ListTable, useList } from '../../components/list-table.tsx';
import { DraftDiff } from '../../drafting/draft-diff.tsx';

const reasonTexts: Record<VersionReason, string> = {
  change: 'While it was edited',
  import: 'Before an import',
  restore: 'Before a version was restored',
  apply: 'As it was applied',
  conflict: 'Entered here while it was changed elsewhere',
  damage: 'As it was before its file was damaged',
};

const now = 'now';
const none: readonly DraftVersion[] = [];

interface VersionsDialogProps {
  draft: Draft;
  /** Puts a former state, with the time when it was kept, in the place of the present one. */
  onRestore: (draft: Draft, keptAt: string) => Promise<void>;
  onClose: () => void;
}

/** The kept states of a draft: what changed in each, any two compared, and the way back to one. */
export function VersionsDialog({ draft, onRestore, onClose }: VersionsDialogProps) {
  const api = useGatehouse();
  const [compared, setCompared] = useState<{ before: string; after: string }>();
  const [problem, setProblem] = useState<unknown>();
  const versions = useQuery({
    queryKey: ['drafts.versions', draft.id],
    queryFn: () => valueOf(api.call('drafts.versions', { draftId: draft.id })),
    gcTime: 0,
  });
  const restore = async ({ id, keptAt }: DraftVersion) => {
    try {
      const input = { draftId: draft.id, versionId: id };
      await onRestore(await valueOf(api.call('drafts.readVersion', input)), keptAt);
      onClose();
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  return (
    <Modal
      visible
      size="max"
      header="Versions"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button onClick={onClose}>Close</Button>
        </Box>
      }
    >
      <SpaceBetween size="l">
        {problem !== undefined && (
          <ErrorAlert header="The version could not be restored" error={errorOf(problem)} />
        )}
        {versions.isError && (
          <ErrorAlert header="The versions could not be read" error={errorOf(versions.error)} />
        )}
        <VersionTable
          versions={versions}
          onCompare={(versionId) => setCompared({ before: versionId, after: now })}
          onRestore={(version) => void restore(version)}
        />
        {compared !== undefined && (
          <Comparison
            draft={draft}
            versions={versions.data ?? none}
            compared={compared}
            onCompared={setCompared}
          />
        )}
      </SpaceBetween>
    </Modal>
  );
}

const byTime: TableProps.ColumnDefinition<DraftVersion> = {
  id: 'time',
  header: 'Kept',
  cell: ({ keptAt }) => secondText(keptAt),
  sortingComparator: (a, b) => (a.id < b.id ? -1 : 1),
  isRowHeader: true,
  minWidth: 150,
};

interface VersionTableProps {
  versions: UseQueryResult<DraftVersion[]>;
  onCompare: (versionId: string) => void;
  onRestore: (version: DraftVersion) => void;
}

function VersionTable({ versions: { data, isPending }, onCompare, onRestore }: VersionTableProps) {
  const list = useList(data ?? none, {
    searchText: ({ keptAt, reason, changes }) =>
      `${secondText(keptAt)} ${reasonTexts[reason]} ${changes ?? ''}`,
    sortedBy: byTime,
    isDescending: true,
    pageSize: 8,
  });
  return (
    <ListTable
      title="Versions of this draft"
      headingLevel="h3"
      description="A version is kept before the first change, every ten minutes while the draft is edited, and before an import, a restore and an apply; the last 20 stay."
      list={list}
      count={data?.length}
      columns={[
        byTime,
        {
          id: 'reason',
          header: 'Why',
          cell: ({ reason }) => reasonTexts[reason],
          minWidth: 120,
          sortingField: 'reason',
        },
        {
          id: 'users',
          header: 'Users',
          cell: ({ users }) => users.toLocaleString('en'),
          sortingField: 'users',
        },
        {
          id: 'changes',
          header: 'Changed since the version before',
          cell: ({ changes }) => changes ?? 'The oldest that is kept',
          minWidth: 150,
        },
        {
          id: 'actions',
          header: 'Actions',
          minWidth: 190,
          cell: (version) => (
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                ariaLabel={`Compare the version of ${secondText(version.keptAt)} with now`}
                onClick={() => onCompare(version.id)}
              >
                Compare with now
              </Button>
              <Button
                ariaLabel={`Restore the version of ${secondText(version.keptAt)}`}
                onClick={() => onRestore(version)}
              >
                Restore
              </Button>
            </SpaceBetween>
          ),
        },
      ]}
      trackBy={({ id }) => id}
      loading={isPending}
      loadingText="Reading the versions"
      empty={{
        title: 'No versions yet',
        advice: 'The first is kept when the draft is changed.',
      }}
      searchLabel="Find versions"
    />
  );
}

interface ComparisonProps {
  draft: Draft;
  versions: readonly DraftVersion[];
  compared: { before: string; after: string };
  onCompared: (compared: { before: string; after: string }) => void;
}

function Comparison({ draft, versions, compared, onCompared }: ComparisonProps) {
  const before = useDraftAt(draft, compared.before);
  const after = useDraftAt(draft, compared.after);
  const titleOf = (id: string) => {
    const version = versions.find((one) => one.id === id);
    return version === undefined ? 'Now' : secondText(version.keptAt);
  };
  const options = [now, ...versions.map(({ id }) => id)].map((value) => ({ value, label: titleOf(value) }));
  const side = (label: string, key: 'before' | 'after') => (
    <FormField label={label}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === compared[key]) ?? null}
        onChange={({ detail }) => onCompared({ ...compared, [key]: detail.selectedOption.value ?? now })}
      />
    </FormField>
  );
  const failed = [before, after].find(({ isError }) => isError);
  return (
    <SpaceBetween size="m">
      <SpaceBetween direction="horizontal" size="m">
        {side('Compare', 'before')}
        {side('With', 'after')}
      </SpaceBetween>
      {failed !== undefined && (
        <ErrorAlert header="The version could not be read" error={errorOf(failed.error)} />
      )}
      {before.data !== undefined && after.data !== undefined ? (
        <DraftDiff
          titles={{ before: titleOf(compared.before), after: titleOf(compared.after) }}
          before={before.data}
          after={after.data}
        />
      ) : (
        failed === undefined && <Spinner />
      )}
    </SpaceBetween>
  );
}

function useDraftAt(
  draft: Draft,
  versionId: string,
): Pick<UseQueryResult<Draft>, 'data' | 'error' | 'isError'> {
  const api = useGatehouse();
  const kept = useQuery({
    queryKey: ['drafts.readVersion', draft.id, versionId],
    queryFn: () => valueOf(api.call('drafts.readVersion', { draftId: draft.id, versionId })),
    enabled: versionId !== now,
    gcTime: 0,
  });
  return versionId === now ? { data: draft, error: null, isError: false } : kept;
}
