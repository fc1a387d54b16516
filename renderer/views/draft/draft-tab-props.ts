import type { Finding } from '../../../shared/plans/finding.ts';
import type { DraftEditor } from '../../drafting/draft-editor.ts';
import type { NewId } from '../../drafting/draft-state.ts';
import type { WorkingSnapshot } from '../../working-snapshot.ts';

/** What every tab of a draft works on. */
export interface DraftTabProps {
  editor: DraftEditor;
  /** What is known of the account that the draft is for, or of the one in use. */
  working: WorkingSnapshot;
  findings: readonly Finding[];
  newId: NewId;
}
