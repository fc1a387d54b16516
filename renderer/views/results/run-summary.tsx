import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import ProgressBar, { type ProgressBarProps } from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { RunHeader } from '../../../shared/runs/run.ts';
import { accountText, count, progressPercent, progressText } from './run-words.ts';

/** Where a run goes, who makes it and how far it is. */
export function RunSummary({ header }: { header: RunHeader }) {
  return (
    <Container header={<Header variant="h2">Summary</Header>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={4}
          minColumnWidth={160}
          items={[
            { label: 'Account', value: accountText(header) },
            { label: 'Profile', value: header.profileName },
            { label: 'Started', value: startedText(header.startedAt) },
            { label: 'Console sign-in URL', value: <Box variant="span">{header.signInUrl}</Box> },
          ]}
        />
        <Progress header={header} />
      </SpaceBetween>
    </Container>
  );
}

function Progress({ header }: { header: RunHeader }) {
  const { counts, state } = header;
  const ended: ProgressBarProps =
    state !== 'finished'
      ? { status: 'in-progress' }
      : counts.usersFailed === 0
        ? { status: 'success', resultText: `${count(counts.usersDone, 'user')} created` }
        : {
            status: 'error',
            resultText: `${count(counts.usersDone, 'user')} created, ${counts.usersFailed} failed`,
          };
  return (
    <ProgressBar
      {...ended}
      value={progressPercent(header)}
      label={progressLabel(header)}
      description={progressText(header)}
    />
  );
}

function progressLabel({ state }: RunHeader): string {
  switch (state) {
    case 'running':
      return 'Creating users';
    case 'stopping':
      return 'Stopping after the calls that are out';
    case 'stopped':
      return 'Stopped';
    case 'finished':
      return 'Result';
  }
}

function startedText(iso: string): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}
