import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Spinner from '@cloudscape-design/components/spinner';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { UserPermissions } from '../../../shared/accounts/user-permissions.ts';
import { allParts, countOf, type PartsToCopy } from '../../../shared/drafts/copied-permissions.ts';
import type { GatehouseError } from '../../../shared/errors.ts';
import { errorOf } from '../../api.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { CopyParts } from './copy-parts.tsx';
import { useSourcePermissions } from './use-source-permissions.ts';

interface SourcePermissionsProps {
  userName: string;
  snapshot: Snapshot;
  /** Whether the account can be asked now; otherwise the snapshot answers. */
  live: boolean;
  boundaryArn: string | null;
  onCopy: (source: UserPermissions, parts: PartsToCopy) => void;
  onWaiting: (isWaiting: boolean) => void;
  onRefreshAccount: () => void;
}

/** What the user has from whom permissions are to be copied. */
export function SourcePermissions(props: SourcePermissionsProps) {
  const { userName, snapshot, live, boundaryArn, onCopy, onWaiting, onRefreshAccount } = props;
  const { data, error, isFetching, refetch } = useSourcePermissions(userName, live ? undefined : snapshot);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Tags, path, credentials and MFA devices are not copied. What is copied is the new users’ own: later changes to this user do not reach them."
        >
          <span className="breakable">Permissions of {userName}</span>
        </Header>
      }
    >
      {data === undefined && isFetching && (
        <Box>
          <Spinner /> Reading the permissions
        </Box>
      )}
      {error !== null && !isFetching && (
        <ErrorAlert
          header={isGone(errorOf(error)) ? `${userName} is not there any more` : 'They could not be read'}
          error={errorOf(error)}
          action={
            isGone(errorOf(error)) ? (
              <Button onClick={onRefreshAccount}>Read the account again</Button>
            ) : (
              <Button onClick={() => void refetch()}>Try again</Button>
            )
          }
        />
      )}
      {data !== undefined &&
        error === null &&
        (countOf(allParts(data)) === 0 ? (
          <Box color="text-body-secondary">
            {userName} has no permissions to copy: no groups, no policies and no permissions boundary. Choose
            another user.
          </Box>
        ) : (
          <CopyParts
            source={data}
            policies={snapshot.policies}
            chosenBoundaryArn={boundaryArn}
            onCopy={onCopy}
            onWaiting={onWaiting}
          />
        ))}
    </Container>
  );
}

/** Whether the user was deleted, and not only a part of what it had. */
function isGone({ kind, call }: GatehouseError): boolean {
  return kind === 'not-found' && call === 'GetUser';
}
