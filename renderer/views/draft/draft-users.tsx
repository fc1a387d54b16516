import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { errorsByRow } from '../../drafting/draft-findings.ts';
import { UserNames } from '../create-users/user-names.tsx';
import type { DraftTabProps } from './draft-tab-props.ts';

/** The users of the draft. */
export function DraftUsers({ editor, findings, newId }: DraftTabProps) {
  return (
    <Container header={<Header variant="h2">Users</Header>}>
      <UserNames
        draft={editor.draft}
        errors={errorsByRow(findings, 'name')}
        emptyIsWrong={false}
        newId={newId}
        onChange={(make) => editor.change(make, 'Change users', 'users')}
      />
    </Container>
  );
}
