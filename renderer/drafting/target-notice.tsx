import Alert from '@cloudscape-design/components/alert';
import type { Draft } from '../../shared/drafts/draft.ts';
import { targetProblem } from '../../shared/drafts/draft-target.ts';
import { useIdentity } from '../queries.ts';

/** Says that the draft is for another account than that of the chosen profile; nothing when it is not. */
export function TargetNotice({ draft }: { draft: Draft }) {
  const identity = useIdentity();
  const problem = identity.data && targetProblem(draft, identity.data.account);
  return problem === undefined ? null : (
    <Alert type="error" header="This draft is for another account">
      {problem} Until then it cannot be applied.
    </Alert>
  );
}
