import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { DraftState } from '../../../shared/drafts/stored-draft.ts';

/** What became of a draft, in a word. */
export function DraftStateBadge({ state }: { state: DraftState }) {
  switch (state) {
    case 'draft':
      return <StatusIndicator type="pending">Draft</StatusIndicator>;
    case 'applied':
      return <StatusIndicator type="success">Applied</StatusIndicator>;
    case 'partly-applied':
      return <StatusIndicator type="warning">Partly applied</StatusIndicator>;
  }
}
