import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { ArnText } from '../../components/arn-text.tsx';
import { dateText } from '../../components/date-text.ts';
import { DetailsPage } from '../../components/details-page.tsx';
import { policyName } from '../../components/policy-name.ts';
import { TagsTable } from '../../components/tags-table.tsx';
import { useDetails } from '../../kept-reading.ts';
import { PolicyEntities } from './policy-entities.tsx';
import { PolicyVersions } from './policy-versions.tsx';
import { VersionDocument } from './version-document.tsx';

/** A managed policy's page: its document, its versions, and who has it. */
export function PolicyView({ arn }: { arn: string }) {
  const query = useDetails('policies.read', { arn });
  return (
    <DetailsPage name={policyName(arn)} kind="policy" query={query}>
      {(policy) => (
        <SpaceBetween size="l">
          <Container>
            <KeyValuePairs
              columns={3}
              items={[
                { label: 'ARN', value: <ArnText arn={policy.arn} /> },
                { label: 'Type', value: policy.type },
                { label: 'Path', value: <span className="breakable">{policy.path}</span> },
                {
                  label: 'Description',
                  value: <span className="breakable">{policy.description ?? 'None'}</span>,
                },
                { label: 'Created', value: dateText(policy.createdAt) },
                { label: 'Edited', value: dateText(policy.updatedAt) },
              ]}
            />
          </Container>
          <Tabs
            ariaLabel="Policy"
            tabs={[
              {
                id: 'document',
                label: 'Permissions',
                content: (
                  <Container>
                    <VersionDocument
                      name={policy.name}
                      arn={policy.arn}
                      versionId={policy.defaultVersionId}
                    />
                  </Container>
                ),
              },
              {
                id: 'entities',
                label: 'Entities attached',
                content: <PolicyEntities arn={policy.arn} />,
              },
              { id: 'tags', label: 'Tags', content: <TagsTable tags={policy.tags} holder="policy" /> },
              { id: 'versions', label: 'Policy versions', content: <PolicyVersions policy={policy} /> },
            ]}
          />
        </SpaceBetween>
      )}
    </DetailsPage>
  );
}
