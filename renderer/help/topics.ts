import { boundaries } from './topics/boundaries.tsx';
import { credentials } from './topics/credentials.tsx';
import { drafts } from './topics/drafts.tsx';
import { grid } from './topics/grid.tsx';
import { groups } from './topics/groups.tsx';
import { handover } from './topics/handover.tsx';
import { iam } from './topics/iam.tsx';
import { imports } from './topics/imports.tsx';
import { mfa } from './topics/mfa.tsx';
import { plans } from './topics/plans.tsx';
import { practice } from './topics/practice.tsx';
import { review } from './topics/review.tsx';
import { root } from './topics/root.tsx';
import { snapshots } from './topics/snapshots.tsx';
import { tags } from './topics/tags.tsx';

/** What the help panel can speak about, for somebody who is new to it. */
export const topics = {
  iam,
  credentials,
  root,
  groups,
  boundaries,
  tags,
  review,
  drafts,
  grid,
  imports,
  plans,
  snapshots,
  handover,
  mfa,
  practice,
};

export type TopicName = keyof typeof topics;
