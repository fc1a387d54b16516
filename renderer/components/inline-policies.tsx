import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { InlinePolicy } from '../../shared/rules/inline-policy.ts';
import { JsonDocument } from './json-document.tsx';

/** The policies that live in a user or group alone, each with its JSON on demand. */
export function InlinePolicies({ policies, holder }: { policies: readonly InlinePolicy[]; holder: string }) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${policies.length})`}
          description={`They belong to this ${holder} alone and are deleted with it.`}
        >
          Inline policies
        </Header>
      }
    >
      {policies.length === 0 ? (
        <Box color="text-body-secondary">No inline policies.</Box>
      ) : (
        <SpaceBetween size="s">
          {policies.map(({ name, document }) => (
            <ExpandableSection key={name} headerText={<span className="breakable">{name}</span>}>
              <JsonDocument name={name} document={document} />
            </ExpandableSection>
          ))}
        </SpaceBetween>
      )}
    </Container>
  );
}
