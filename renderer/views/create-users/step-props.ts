import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import type { CustomPasswords } from './custom-passwords.ts';
import type { NewId } from '../../drafting/draft-state.ts';

/** What every step of the wizard works on. */
export interface StepProps {
  draft: Draft;
  /** What is known of the account; where it was not read, what holds in every one. */
  snapshot: Snapshot;
  /** Whether the account was read, now or before. */
  known: boolean;
  /** Whether the account can be asked for more now. */
  live: boolean;
  findings: readonly Finding[];
  passwords: CustomPasswords;
  /** Whether the administrator wanted to go on from this step, so that what is missing is wrong. */
  attempted: boolean;
  newId: NewId;
  onChange: (change: (draft: Draft) => Draft) => void;
  onPasswords: (passwords: CustomPasswords) => void;
}
