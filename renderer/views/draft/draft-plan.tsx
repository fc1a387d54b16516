import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Box from '@cloudscape-design/components/box';
import { FindingList } from '../../drafting/finding-list.tsx';
import type { DraftTabProps } from './draft-tab-props.ts';

/** What the draft means for the account: findings first. */
export function DraftPlan({ editor: { draft }, findings }: DraftTabProps) {
  const names = new Map(draft.users.map(({ id, name }) => [id, name === '' ? '(no name)' : name]));
  return (
    <Container header={<Header variant="h2">Findings</Header>}>
      {findings.length === 0 ? (
        <Box color="text-body-secondary">Nothing was found wrong.</Box>
      ) : (
        <FindingList findings={findings} nameOf={(rowId) => names.get(rowId) ?? ''} />
      )}
    </Container>
  );
}
