import Box from '@cloudscape-design/components/box';
import type { Step } from '../../shared/plans/step.ts';
import { InlinePolicyLink } from './inline-policy-link.tsx';

/** The API calls of one user, in order, with exactly what is sent. */
export function Calls({ steps, userName }: { steps: readonly Step[]; userName: string }) {
  return (
    <ol className="calls" aria-label={`API calls for ${userName}`}>
      {steps.map((step) => (
        <li key={step.id}>
          <CallText step={step} />
        </li>
      ))}
    </ol>
  );
}

/** One call with exactly what is sent. */
export function CallText({ step }: { step: Step }) {
  return (
    <Box variant="code" display="block">
      <strong>{step.call}</strong>
      {parameters(step).map(([name, value]) => (
        <div key={name} className="calls__parameter">
          {name}: {value}
        </div>
      ))}
      {step.call === 'PutUserPolicy' && (
        <div className="calls__parameter">
          PolicyDocument:{' '}
          <InlinePolicyLink policy={{ name: step.input.PolicyName, document: step.input.PolicyDocument }} />
        </div>
      )}
    </Box>
  );
}

/** What a call is sent with, but for a policy's document. A password is named, never shown. */
function parameters(step: Step): [string, string][] {
  const sent = Object.entries(step.input)
    .filter(([name]) => name !== 'PolicyDocument')
    .map(([name, value]): [string, string] => [name, JSON.stringify(value)]);
  if (!('password' in step)) return sent;
  return [
    ...sent,
    ['Password', step.password === 'generated' ? '(generated when it is sent)' : '(as you entered it)'],
  ];
}
