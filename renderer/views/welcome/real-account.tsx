import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ProfileSummary } from '../../../shared/accounts/profile.ts';
import { errorOf, useRead } from '../../api.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { ExternalLink } from '../../components/external-link.tsx';
import { InfoLink } from '../../help/info-link.tsx';

const cliFiles = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html';
const mostNames = 5;

/** How to get from the practice account to a real one, with what this computer has for it. */
export function RealAccount() {
  const profiles = useRead('profiles.list', undefined);
  const real = profiles.data?.filter(({ kind }) => kind !== 'practice');
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="root" />}
          description="Gatehouse works with the profiles of the AWS CLI. Do not use the root user’s profile."
        >
          When you are ready for a real account
        </Header>
      }
    >
      <SpaceBetween size="s">
        {profiles.isError && (
          <ErrorAlert header="The profiles could not be read" error={errorOf(profiles.error)} />
        )}
        {real !== undefined && <Found profiles={real} />}
        <ol className="steps">
          <li>
            {real?.length === 0
              ? 'Make a profile, in a terminal:'
              : 'Use one of these profiles, or make another in a terminal:'}{' '}
            <Box variant="code">aws configure --profile work</Box>.{' '}
            <ExternalLink href={cliFiles}>Configuration and credential files</ExternalLink>
          </li>
          <li>Choose it in the profile menu at the top right. Gatehouse asks AWS who that is.</li>
          <li>
            Look at the account beside the menu before you create anything: its alias, its ID and who you are
            in it always stand there.
          </li>
        </ol>
      </SpaceBetween>
    </Container>
  );
}

function Found({ profiles }: { profiles: readonly ProfileSummary[] }) {
  if (profiles.length === 0)
    return <StatusIndicator type="info">No profiles found on this computer</StatusIndicator>;
  const names = profiles.slice(0, mostNames).map(({ name }) => name);
  const more = profiles.length - names.length;
  return (
    <StatusIndicator type="success">
      {profiles.length === 1 ? '1 profile' : `${profiles.length} profiles`} found:{' '}
      <span className="breakable">
        {names.join(', ')}
        {more > 0 && ` and ${more} more`}
      </span>
    </StatusIndicator>
  );
}
