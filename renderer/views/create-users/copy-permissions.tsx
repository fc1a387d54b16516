import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { UserPermissions } from '../../../shared/accounts/user-permissions.ts';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { PartsToCopy } from '../../../shared/drafts/copied-permissions.ts';
import { SourcePermissions } from './source-permissions.tsx';
import { SourceUserTable } from './source-user-table.tsx';

interface CopyPermissionsProps {
  snapshot: Snapshot | undefined;
  /** The account is being read. */
  reading: boolean;
  /** The boundary that is chosen for the new users already. */
  boundaryArn: string | null;
  onCopy: (source: UserPermissions, parts: PartsToCopy) => void;
  onRefresh: () => void;
}

/** "Copy permissions": a user of the account, and which of that user's permissions the new users get. */
export function CopyPermissions({ snapshot, reading, boundaryArn, onCopy, onRefresh }: CopyPermissionsProps) {
  const [userName, setUserName] = useState<string>();
  return (
    <SpaceBetween size="l">
      <SourceUserTable
        users={snapshot?.users ?? []}
        loading={reading}
        known={snapshot !== undefined}
        selected={userName}
        onSelect={setUserName}
        onRefresh={onRefresh}
      />
      {userName !== undefined && (
        <SourcePermissions
          key={userName}
          userName={userName}
          policies={snapshot?.policies ?? []}
          boundaryArn={boundaryArn}
          onCopy={onCopy}
          onRefreshAccount={onRefresh}
        />
      )}
    </SpaceBetween>
  );
}
