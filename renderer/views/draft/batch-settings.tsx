import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { withDefaults } from '../../drafting/draft-state.ts';
import { Access } from '../create-users/access.tsx';
import { noPasswords } from '../create-users/custom-passwords.ts';
import { Permissions } from '../create-users/permissions.tsx';
import { Tags } from '../create-users/tags.tsx';
import type { DraftTabProps } from './draft-tab-props.ts';

/** What every user of the batch gets, unless the user's row says otherwise. */
export function BatchSettings({ editor, working, findings, newId }: DraftTabProps) {
  const { draft, change } = editor;
  // What nobody understands in a cell is put right in its row.
  const ofBatch = useMemo(() => findings.filter(({ rule }) => rule !== 'cell-unread'), [findings]);
  const { ground, snapshot } = working;
  const [boundaryWanted, setBoundaryWanted] = useState(draft.defaults.boundaryArn !== null);
  return (
    <SpaceBetween size="l">
      <Access
        draft={draft}
        snapshot={ground}
        findings={ofBatch}
        passwords={noPasswords}
        emptyIsWrong={false}
        onChange={(changes) => change((before) => withDefaults(before, changes), 'Change access')}
        onPasswords={() => undefined}
      />
      <Permissions
        draft={draft}
        snapshot={ground}
        known={snapshot !== undefined}
        live={working.origin === 'live'}
        findings={ofBatch}
        passwords={noPasswords}
        attempted={false}
        newId={newId}
        onChange={(make) => change(make, 'Change permissions')}
        onPasswords={() => undefined}
        reading={working.reading}
        onRefresh={() => void working.refresh()}
        boundaryWanted={boundaryWanted}
        onBoundaryWanted={setBoundaryWanted}
        onCopyWaiting={() => undefined}
      />
      <Tags draft={draft} attempted={false} onChange={(make) => change(make, 'Change tags', 'tags')} />
    </SpaceBetween>
  );
}
