import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import {
  exportFormats,
  exportFormatSchema,
  type ExportFormat,
} from '../../../shared/exports/export-format.ts';
import type { Plan } from '../../../shared/plans/plan.ts';
import { ExportActions } from './export-actions.tsx';
import { ExportPreview } from './export-preview.tsx';
import { formatWords } from './format-words.ts';

interface PlanExportProps {
  draft: Draft;
  /** The draft's plan, without errors. */
  plan: Plan;
  /** What the plan is made against. */
  snapshot: Snapshot;
}

/** A plan in other forms than a run: to read, to copy and to save. */
export function PlanExport({ draft, plan, snapshot }: PlanExportProps) {
  const [expanded, setExpanded] = useState(false);
  const [format, setFormat] = useState<ExportFormat>('bash');
  const reviewed = {
    draft,
    account: snapshot.account,
    snapshotTakenAt: snapshot.takenAt,
    planHash: plan.hash,
    format,
  };
  return (
    <ExpandableSection
      variant="container"
      headerText="Export plan"
      headerDescription="The same as a script, for Terraform or for CloudFormation."
      expanded={expanded}
      onChange={({ detail }) => setExpanded(detail.expanded)}
    >
      {expanded && (
        <SpaceBetween size="m">
          <FormField label="Format" description="No secret is in any of them.">
            <RadioGroup
              value={format}
              items={exportFormatSchema.options.map((value) => ({
                value,
                label: exportFormats[value].title,
                description: formatWords[value],
              }))}
              onChange={({ detail }) => setFormat(exportFormatSchema.parse(detail.value))}
            />
          </FormField>
          <ExportActions key={`actions ${format} ${plan.hash}`} reviewed={reviewed} />
          <ExportPreview key={`preview ${format} ${plan.hash}`} reviewed={reviewed} />
        </SpaceBetween>
      )}
    </ExpandableSection>
  );
}
