import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useHelpTopic } from '../../help/help.tsx';
import { InfoLink } from '../../help/info-link.tsx';
import { RealAccount } from './real-account.tsx';

/** The first-run screen: what Gatehouse is for, what the practice account is, and the way to a real one. */
export function Welcome({ onDone }: { onDone: () => void }) {
  useHelpTopic('practice');
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Create IAM users, give them permissions, hand their credentials over, and assign their MFA devices."
          info={<InfoLink topic="iam" />}
          actions={
            <Button variant="primary" onClick={onDone}>
              Get started
            </Button>
          }
        >
          Welcome to Gatehouse
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container
          header={
            <Header variant="h2" info={<InfoLink topic="practice" />}>
              You begin on the practice account
            </Header>
          }
        >
          <ColumnLayout columns={3} variant="text-grid">
            <div>
              <Box variant="h3">Nothing reaches AWS</Box>
              <Box variant="p">
                It is an IAM of its own inside Gatehouse, with a small company in it. Try everything; a banner
                says whenever you are there.
              </Box>
            </div>
            <div>
              <Box variant="h3">It answers as AWS does</Box>
              <Box variant="p">
                Names, limits, conflicts and password rules are AWS’s. Your phone’s authenticator app works
                with it: its codes are checked.
              </Box>
            </div>
            <div>
              <Box variant="h3">It stays as you leave it</Box>
              <Box variant="p">
                What you create there is there at the next start, encrypted where this computer can do so.
              </Box>
            </div>
          </ColumnLayout>
        </Container>
        <RealAccount />
      </SpaceBetween>
    </ContentLayout>
  );
}
