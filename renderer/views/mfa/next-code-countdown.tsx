import Box from '@cloudscape-design/components/box';
import LiveRegion from '@cloudscape-design/components/live-region';
import { useSyncExternalStore } from 'react';
import { codePeriodSeconds } from '../../../shared/mfa/otpauth.ts';

const radius = 9;
const circumference = 2 * Math.PI * radius;
/** How long the announcement of a new code stays, so that the next one is a change again. */
const announcedSeconds = 5;

/** How long the authenticator app shows its present code; a screen reader hears of each new code, not of each second. */
export function NextCodeCountdown() {
  const seconds = useSyncExternalStore(everySecond, secondsToNextCode);
  return (
    <div className="countdown">
      <svg width={22} height={22} viewBox="0 0 22 22" fill="none" stroke="currentColor" aria-hidden="true">
        <circle cx={11} cy={11} r={radius} strokeWidth={3} strokeOpacity={0.2} />
        <circle
          cx={11}
          cy={11}
          r={radius}
          strokeWidth={3}
          strokeDasharray={circumference}
          strokeDashoffset={circumference * (1 - seconds / codePeriodSeconds)}
          transform="rotate(-90 11 11)"
        />
      </svg>
      <Box variant="span">
        <span role="timer">
          Next code in {seconds} {seconds === 1 ? 'second' : 'seconds'}
        </span>
      </Box>
      <LiveRegion hidden>
        {seconds > codePeriodSeconds - announcedSeconds && 'The authenticator app shows a new code.'}
      </LiveRegion>
    </div>
  );
}

function everySecond(tick: () => void): () => void {
  const timer = setInterval(tick, 250);
  return () => clearInterval(timer);
}

function secondsToNextCode(): number {
  return codePeriodSeconds - (Math.floor(Date.now() / 1000) % codePeriodSeconds);
}
