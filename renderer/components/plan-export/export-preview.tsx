import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import type { Input } from '../../../shared/contract.ts';
import { sharedPasswordRows } from '../../../shared/exports/reviewed-plan.ts';
import { errorOf, useRead } from '../../api.ts';
import { ErrorAlert } from '../error-alert.tsx';
import { ScrollRegion } from '../scroll-region.tsx';

/** The first lines of an export as they are copied and saved, or why this format cannot say the plan. */
export function ExportPreview({ reviewed }: { reviewed: Input<'exports.preview'> }) {
  // Beside the plan an export depends on the profile and on who shares a password: never one of an earlier look.
  const [look] = useState(() => crypto.randomUUID());
  const key = [look, reviewed.planHash, reviewed.format, ...sharedPasswordRows(reviewed.draft)];
  const preview = useRead('exports.preview', reviewed, { key });
  if (preview.isPending) return <StatusIndicator type="loading">Writing the export</StatusIndicator>;
  if (preview.isError)
    return <ErrorAlert header="This plan cannot be exported so" error={errorOf(preview.error)} />;
  const { text, shownLines, lines } = preview.data;
  return (
    <SpaceBetween size="xs">
      <ScrollRegion className="policy-document" label="Preview of the export">
        <Box variant="code">
          <pre>{text}</pre>
        </Box>
      </ScrollRegion>
      {lines > shownLines && (
        <Box color="text-body-secondary">
          The first {shownLines.toLocaleString('en')} of {lines.toLocaleString('en')} lines. Copied or saved, it is whole.
        </Box>
      )}
    </SpaceBetween>
  );
}
