import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMemo, useState } from 'react';
import type { Identity } from '../../../shared/accounts/identity.ts';
import type { PasswordPolicy } from '../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { Plan } from '../../../shared/plans/plan.ts';
import { cliScript } from '../../../shared/scripts/cli-script.ts';
import { useAction } from '../../api.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';

/** A script of thousands of users is to be saved, not read. */
const mostLines = 400;

interface EquivalentScriptProps {
  draft: Draft;
  plan: Plan;
  identity: Identity;
  passwordPolicy: PasswordPolicy | null;
}

/** The reviewed calls as an AWS CLI script, to read, to copy and to save. */
export function EquivalentScript(props: EquivalentScriptProps) {
  const { draft, plan } = props;
  const [expanded, setExpanded] = useState(false);
  const [done, setDone] = useState<string>();
  const copy = useAction('script.copy');
  const save = useAction('script.save');
  const reviewed = { draft, planHash: plan.hash };
  const begin = () => {
    setDone(undefined);
    copy.dismissError();
    save.dismissError();
  };
  const copyScript = async () => {
    begin();
    const result = await copy.run(reviewed);
    if (result.ok) setDone('Copied');
  };
  const saveScript = async () => {
    begin();
    const result = await save.run(reviewed);
    if (result.ok && result.value.path !== null) setDone(`Saved as ${result.value.path}`);
  };
  return (
    <ExpandableSection
      variant="container"
      headerText="Equivalent script"
      headerDescription="The same calls for the AWS CLI 2, as a POSIX shell script."
      expanded={expanded}
      onChange={({ detail }) => setExpanded(detail.expanded)}
    >
      {expanded && (
        <SpaceBetween size="m">
          <Box>
            No secret is in it: it asks for custom passwords when it runs, makes up the others, and writes
            passwords and access keys into a folder that only you can read. It ends at the first call that
            fails. Unlike Gatehouse it does not resume.
          </Box>
          <SpaceBetween size="xs" direction="horizontal" alignItems="center">
            <Button formAction="none" iconName="copy" loading={copy.busy} onClick={() => void copyScript()}>
              Copy script
            </Button>
            <Button
              formAction="none"
              iconName="download"
              loading={save.busy}
              onClick={() => void saveScript()}
            >
              Save script
            </Button>
            <LiveRegion>
              {done !== undefined && (
                <StatusIndicator type="success">
                  <span className="breakable">{done}</span>
                </StatusIndicator>
              )}
            </LiveRegion>
          </SpaceBetween>
          {copy.error && <ErrorAlert header="The script was not copied" error={copy.error} />}
          {save.error && <ErrorAlert header="The script was not saved" error={save.error} />}
          <ScriptText {...props} />
        </SpaceBetween>
      )}
    </ExpandableSection>
  );
}

function ScriptText({ draft, plan, identity, passwordPolicy }: EquivalentScriptProps) {
  const lines = useMemo(
    () => cliScript({ draft, plan, identity, passwordPolicy }).trimEnd().split('\n'),
    [draft, plan, identity, passwordPolicy],
  );
  return (
    <SpaceBetween size="xs">
      <ScrollRegion className="policy-document" label="Script">
        <Box variant="code">
          <pre>{lines.slice(0, mostLines).join('\n')}</pre>
        </Box>
      </ScrollRegion>
      {lines.length > mostLines && (
        <Box color="text-body-secondary">
          The first {mostLines} of {lines.length.toLocaleString('en')} lines. Copied or saved, it is whole.
        </Box>
      )}
    </SpaceBetween>
  );
}
