import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import type { UserPermissions } from '../../../shared/accounts/user-permissions.ts';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { PartsToCopy } from '../../../shared/drafts/copied-permissions.ts';
import { SourcePermissions } from './source-permissions.tsx';
import { SourceUserTable } from './source-user-table.tsx';

interface CopyPermissionsProps {
  snapshot: Snapshot;
  /** Whether the account was read, now or before. */
  known: boolean;
  /** Whether the account can be asked now; otherwise the snapshot answers. */
  live: boolean;
  /** The account is being read. */
  reading: boolean;
  /** The boundary that is chosen for the new users already. */
  boundaryArn: string | null;
  onCopy: (source: UserPermissions, parts: PartsToCopy) => void;
  /** The user from whom something is ticked and not copied yet. */
  onWaiting: (userName: string | undefined) => void;
  onRefresh: () => void;
}

/** "Copy permissions": a user of the account, and which of that user's permissions the new users get. */
export function CopyPermissions(props: CopyPermissionsProps) {
  const { snapshot, known, live, reading, boundaryArn, onCopy, onWaiting, onRefresh } = props;
  const [userName, setUserName] = useState<string>();
  const tellWaiting = useCallback(
    (isWaiting: boolean) => onWaiting(isWaiting ? userName : undefined),
    [onWaiting, userName],
  );
  return (
    <SpaceBetween size="l">
      <SourceUserTable
        users={snapshot.users}
        loading={reading && !known}
        known={known}
        selected={userName}
        onSelect={setUserName}
        onRefresh={onRefresh}
      />
      {userName !== undefined && (
        <SourcePermissions
          key={userName}
          userName={userName}
          snapshot={snapshot}
          live={live}
          boundaryArn={boundaryArn}
          onCopy={onCopy}
          onWaiting={tellWaiting}
          onRefreshAccount={onRefresh}
        />
      )}
    </SpaceBetween>
  );
}
