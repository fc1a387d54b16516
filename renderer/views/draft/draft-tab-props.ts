import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import type { DraftEditor } from '../../drafting/draft-editor.ts';
import type { NewId } from '../../drafting/draft-state.ts';

/** What every tab of a draft works on. */
export interface DraftTabProps {
  editor: DraftEditor;
  /** `undefined` where nothing is known of an account. */
  snapshot: Snapshot | undefined;
  /** The account is being read. */
  reading: boolean;
  onRefresh: () => void;
  findings: readonly Finding[];
  newId: NewId;
}
