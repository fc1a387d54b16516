import Button from '@cloudscape-design/components/button';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import type { Input } from '../../../shared/contract.ts';
import { useAction } from '../../api.ts';
import { ErrorAlert } from '../error-alert.tsx';

/** Copies or saves an export, and says what came of it. */
export function ExportActions({ reviewed }: { reviewed: Input<'exports.save'> }) {
  const [done, setDone] = useState<string>();
  const copy = useAction('exports.copy');
  const save = useAction('exports.save');
  const begin = () => {
    setDone(undefined);
    copy.dismissError();
    save.dismissError();
  };
  const copyExport = async () => {
    begin();
    const result = await copy.run(reviewed);
    if (result.ok) setDone('Copied');
  };
  const saveExport = async () => {
    begin();
    const result = await save.run(reviewed);
    if (result.ok && result.value.path !== null) setDone(`Saved as ${result.value.path}`);
  };
  return (
    <SpaceBetween size="m">
      <SpaceBetween size="xs" direction="horizontal" alignItems="center">
        <Button formAction="none" iconName="copy" loading={copy.busy} onClick={() => void copyExport()}>
          Copy export
        </Button>
        <Button formAction="none" iconName="download" loading={save.busy} onClick={() => void saveExport()}>
          Save file…
        </Button>
        <LiveRegion>
          {done !== undefined && (
            <StatusIndicator type="success">
              <span className="breakable">{done}</span>
            </StatusIndicator>
          )}
        </LiveRegion>
      </SpaceBetween>
      {copy.error && <ErrorAlert header="The export was not copied" error={copy.error} />}
      {save.error && <ErrorAlert header="The export was not saved" error={save.error} />}
    </SpaceBetween>
  );
}
