import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DraftSummary } from '../../../shared/drafts/stored-draft.ts';
import type { GatehouseError } from '../../../shared/errors.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { ViewLink } from '../../components/view-link.tsx';
import { useHelpTopic } from '../../help/help.tsx';
import { InfoLink } from '../../help/info-link.tsx';
import { useDrafts } from '../../queries.ts';
import { OpenRuns } from './open-runs.tsx';

const stages = [
  [
    '1. Draft',
    'Enter or paste any number of user names. Choose console access, access keys, groups, policies, a permissions boundary and tags.',
  ],
  [
    '2. Review and create',
    'See what is wrong, and the exact API calls in their order. Nothing is sent before you approve them.',
  ],
  [
    '3. Hand over',
    'Download the credentials .csv file, and assign each person an MFA device by QR code and two codes.',
  ],
] as const;

interface HomeProps {
  /** Why nobody is known: the remembered profile does not work. */
  identityError: GatehouseError | undefined;
  onRetryIdentity: () => void;
  onCreateUsers: () => void;
  onContinue: (draftId: string) => void;
  onOpenRun: (runId: string) => void;
}

/** The start view: what waits to be finished, and the way to new users. */
export function Home({ identityError, onRetryIdentity, onCreateUsers, onContinue, onOpenRun }: HomeProps) {
  const waiting = useDrafts().data?.filter(({ state }) => state === 'draft') ?? [];
  const [last] = waiting;
  useHelpTopic('iam');
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<InfoLink topic="iam" />}
          description="Bring people into an AWS account: their IAM users, permissions, credentials and MFA devices."
        >
          IAM users
        </Header>
      }
    >
      <SpaceBetween size="l">
        {identityError !== undefined && (
          <ErrorAlert
            header="The profile that was used last does not work"
            error={identityError}
            action={<Button onClick={onRetryIdentity}>Try again</Button>}
          />
        )}
        <OpenRuns onOpen={onOpenRun} />
        <Container
          header={
            <Header
              variant="h2"
              actions={
                last === undefined ? (
                  <Button variant="primary" onClick={onCreateUsers}>
                    Create users
                  </Button>
                ) : (
                  <SpaceBetween direction="horizontal" size="xs">
                    <Button onClick={onCreateUsers}>New batch</Button>
                    <Button variant="primary" onClick={() => onContinue(last.id)}>
                      Continue draft
                    </Button>
                  </SpaceBetween>
                )
              }
            >
              Create users
            </Header>
          }
        >
          {last !== undefined && (
            <Box variant="p">
              <strong>{waitingText(last)}</strong>{' '}
              <ViewLink to={{ name: 'draft', draftId: last.id }}>Open its page</ViewLink>
              {waiting.length > 1 && (
                <>
                  {' · '}
                  <ViewLink to={{ name: 'drafts' }}>{`All ${waiting.length} drafts`}</ViewLink>
                </>
              )}
            </Box>
          )}
          <ColumnLayout columns={3} variant="text-grid">
            {stages.map(([title, text]) => (
              <div key={title}>
                <Box variant="h3">{title}</Box>
                <Box variant="p">{text}</Box>
              </div>
            ))}
          </ColumnLayout>
        </Container>
      </SpaceBetween>
    </ContentLayout>
  );
}

function waitingText({ name, users }: DraftSummary): string {
  const whose = name === '' ? 'A draft' : `The draft “${name}”`;
  if (users === 0) return `${whose} without users yet is waiting.`;
  return `${whose} with ${users === 1 ? '1 user' : `${users.toLocaleString('en')} users`} is waiting.`;
}
