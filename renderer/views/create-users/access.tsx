import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Draft, UserSettings } from '../../../shared/drafts/draft.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import type { CustomPasswords } from './custom-passwords.ts';
import { FindingList } from '../../drafting/finding-list.tsx';
import { PasswordChoice } from './password-choice.tsx';

interface AccessProps {
  draft: Draft;
  snapshot: Snapshot | undefined;
  findings: readonly Finding[];
  passwords: CustomPasswords;
  emptyIsWrong: boolean;
  onChange: (changes: Partial<UserSettings>) => void;
  onPasswords: (passwords: CustomPasswords) => void;
}

/** How the batch's users get in: a console password, an access key, both or neither. */
export function Access({ findings, onChange, ...rest }: AccessProps) {
  const ofAccess = findings.filter(({ place }) => place === 'access');
  const { consoleAccess, accessKey } = rest.draft.defaults;
  return (
    <Container header={<Header variant="h2">Access</Header>}>
      <SpaceBetween size="l">
        <SpaceBetween size="m">
          <Checkbox
            checked={consoleAccess}
            description="A password lets the users sign in to the console. For people, AWS recommends IAM Identity Center where it can be used."
            onChange={({ detail }) => onChange({ consoleAccess: detail.checked })}
          >
            Provide user access to the AWS Management Console
          </Checkbox>
          {consoleAccess && (
            <Box padding={{ left: 'xl' }}>
              <PasswordChoice {...rest} onChange={onChange} />
            </Box>
          )}
          <Checkbox
            checked={accessKey}
            description="An access key ID and a secret access key for the AWS CLI, SDKs and other programs."
            onChange={({ detail }) => onChange({ accessKey: detail.checked })}
          >
            Programmatic access – create an access key
          </Checkbox>
        </SpaceBetween>
        {ofAccess.length > 0 && <FindingList findings={ofAccess} />}
      </SpaceBetween>
    </Container>
  );
}
