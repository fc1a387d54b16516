import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Icon from '@cloudscape-design/components/icon';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRef, useState } from 'react';
import type { Finding, Severity } from '../../shared/plans/finding.ts';
import { focusWhenLost } from '../components/focus-when-lost.ts';
import { FixButton } from '../components/fix-button.tsx';
import { ExternalLink } from '../components/external-link.tsx';

/** One mistake can touch thousands of rows; nobody reads more alerts than this. */
const mostAlerts = 8;

const alertTypes = { error: 'error', warning: 'warning', advice: 'info' } as const satisfies Record<
  Severity,
  string
>;

interface FindingListProps {
  findings: readonly Finding[];
  /** Names the rows that a finding is about, where the screen does not show it. */
  nameOf?: (rowId: string) => string;
  /** Goes to where a finding is put right. */
  onGoTo?: (finding: Finding) => void;
  /** Applies a finding's own fix. */
  onFix?: (finding: Finding) => void;
}

/** What the rules have to say: errors and warnings as alerts, advice as quiet lines. */
export function FindingList({ findings, nameOf, onGoTo, onFix }: FindingListProps) {
  const [fixed, setFixed] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const fixButton = (finding: Finding) =>
    onFix === undefined || finding.fix === undefined ? null : (
      <FixButton
        label={finding.fix.label}
        onFix={() => {
          setFixed(`${finding.fix?.label ?? ''}: done.`);
          onFix(finding);
          focusWhenLost(place);
        }}
      />
    );
  // Here goes the keyboard, too, when a finding has gone with its button.
  const announced = (
    <div ref={place} tabIndex={-1}>
      <LiveRegion hidden>{fixed}</LiveRegion>
    </div>
  );
  if (findings.length === 0) return announced;
  const alerts = findings.filter(({ severity }) => severity !== 'advice');
  const advice = findings.filter(({ severity }) => severity === 'advice');
  return (
    <SpaceBetween size="s">
      {announced}
      {alerts.slice(0, mostAlerts).map((finding, index) => (
        <Alert
          key={`${finding.rule} ${finding.message} ${finding.fix?.label ?? ''} ${index}`}
          type={alertTypes[finding.severity]}
          {...(onGoTo === undefined && fixButton(finding) === null
            ? {}
            : {
                action: (
                  <SpaceBetween size="xs" direction="horizontal">
                    {fixButton(finding)}
                    {onGoTo !== undefined && <Button onClick={() => onGoTo(finding)}>Go to the step</Button>}
                  </SpaceBetween>
                ),
              })}
        >
          <FindingText finding={finding} nameOf={nameOf} />
        </Alert>
      ))}
      {alerts.length > mostAlerts && (
        <Box color="text-body-secondary">
          And {alerts.length - mostAlerts} more like these; they are shown once there is room.
        </Box>
      )}
      {advice.map((finding, index) => (
        <Box key={`${finding.rule} ${index}`} color="text-body-secondary">
          <div className="advice">
            <Icon name="status-info" ariaLabel="Advice" />
            <div>
              <FindingText finding={finding} nameOf={nameOf} />
              {fixButton(finding)}
            </div>
          </div>
        </Box>
      ))}
    </SpaceBetween>
  );
}

const mostNames = 5;

function FindingText({ finding, nameOf }: { finding: Finding; nameOf: FindingListProps['nameOf'] }) {
  const { message, rowIds, link } = finding;
  const names = nameOf === undefined ? [] : rowIds.slice(0, mostNames).map(nameOf);
  const more = rowIds.length - names.length;
  return (
    <>
      {message} {link !== undefined && <ExternalLink href={link}>Learn more</ExternalLink>}
      {names.length > 0 && (
        <Box variant="small" color="inherit" display="block">
          <span className="breakable">
            {names.join(' · ')}
            {more > 0 && ` and ${more} more`}
          </span>
        </Box>
      )}
    </>
  );
}
