import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { RunHeader } from '../../../shared/runs/run.ts';
import { dateText } from '../../components/date-text.ts';
import { outcomeText, purposeWords } from './purpose-words.ts';
import { count, doneText, entitiesText, progressPercent, progressText } from './run-words.ts';

/** How far a run is, who makes it, and where its users sign in. */
export function RunSummary({ header }: { header: RunHeader }) {
  const { state } = header;
  return (
    <Container header={<Header variant="h2">Summary</Header>}>
      <SpaceBetween size="l">
        {state !== 'finished' && (
          <ProgressBar
            value={progressPercent(header)}
            label={state === 'running' ? purposeWords(header).progress : progressLabels[state]}
            description={progressText(header)}
          />
        )}
        <KeyValuePairs
          columns={2}
          minColumnWidth={180}
          items={[
            ...(state === 'finished' ? [{ label: 'Result', value: <Outcome header={header} /> }] : []),
            { label: 'Console sign-in URL', value: <span className="breakable">{header.signInUrl}</span> },
            { label: 'Profile', value: header.profileName },
            { label: 'Started', value: dateText(header.startedAt) },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}

const progressLabels = {
  stopping: 'Stopping after the calls that are out',
  stopped: 'Stopped',
};

function Outcome({ header }: { header: RunHeader }) {
  const { counts, purpose } = header;
  if (counts.usersFailed + counts.entitiesFailed === 0)
    return <StatusIndicator type="success">{outcomeText(header)}</StatusIndicator>;
  if (purpose !== undefined) return <StatusIndicator type="error">Failed</StatusIndicator>;
  return (
    <StatusIndicator type="error">
      {doneText(counts)}, {count(counts.usersFailed, 'user')} failed
      {counts.entitiesFailed > 0 && `, ${entitiesText(counts.entitiesFailed)} failed`}
    </StatusIndicator>
  );
}
