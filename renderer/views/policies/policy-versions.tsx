import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { PolicyDetails, PolicyVersion } from '../../../shared/accounts/policy-details.ts';
import { dateText } from '../../components/date-text.ts';
import { VersionDocument } from './version-document.tsx';

/** A policy's versions, the newest first, each with its document on demand. A policy has five at the most. */
export function PolicyVersions({ policy }: { policy: PolicyDetails }) {
  const { name, arn, versions } = policy;
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${versions.length})`}
          description="The default version is the one that holds; IAM keeps up to five."
        >
          Policy versions
        </Header>
      }
    >
      <SpaceBetween size="s">
        {versions.map((version) => (
          <Version key={version.id} name={name} arn={arn} version={version} />
        ))}
      </SpaceBetween>
    </Container>
  );
}

function Version({ name, arn, version }: { name: string; arn: string; version: PolicyVersion }) {
  const [opened, setOpened] = useState(false);
  return (
    <ExpandableSection
      headerText={
        version.isDefault ? `Version ${version.id.slice(1)} (default)` : `Version ${version.id.slice(1)}`
      }
      headerDescription={`Created ${dateText(version.createdAt)}`}
      expanded={opened}
      onChange={({ detail }) => setOpened(detail.expanded)}
    >
      {opened && <VersionDocument name={name} arn={arn} versionId={version.id} />}
    </ExpandableSection>
  );
}
