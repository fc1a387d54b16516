import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { withFix } from '../../../shared/plans/fixes.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { drafts, snapshots } from './draft-arbitraries.ts';

/** What somebody does to a draft, as far as planning is concerned: parts of it become those of another one. */
const edits = fc.array(
  fc.tuple(fc.constantFrom('user', 'settings', 'new', 'existing', 'drop', 'fix'), fc.nat(5), drafts),
  {
    maxLength: 6,
  },
);

function edited(
  draft: Draft,
  kind: string,
  index: number,
  other: Draft,
  findings: ReturnType<typeof plan>['findings'],
): Draft {
  switch (kind) {
    case 'user': {
      const [user] = other.users;
      if (user === undefined) return draft;
      return {
        ...draft,
        users: draft.users.map((one, at) => (at === index ? { ...user, id: one.id } : one)),
      };
    }
    case 'settings':
      return { ...draft, defaults: other.defaults };
    case 'new':
      return { ...draft, newGroups: other.newGroups, newPolicies: other.newPolicies };
    case 'existing':
      return { ...draft, existingUsers: other.existingUsers };
    case 'drop':
      return { ...draft, users: draft.users.filter((_, at) => at !== index) };
    default: {
      const finding = findings.filter(({ fix }) => fix !== undefined)[index];
      return finding === undefined ? draft : withFix(draft, finding);
    }
  }
}

it('a plan made after edits is the one made from nothing', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(drafts, snapshots, edits, (first, snapshot, sequence) => {
      let draft = first;
      for (const [kind, index, other] of sequence) {
        const made = plan(draft, snapshot);
        draft = edited(draft, kind, index, other, made.findings);
        expect(plan(draft, snapshot)).toEqual(plan(structuredClone(draft), structuredClone(snapshot)));
      }
    }),
    { numRuns: 40 },
  );
});

it(
  'a fix makes no new mistake of its kind for its rows, and is done the first time',
  { timeout: 30_000 },
  () => {
    fc.assert(
      fc.property(drafts, snapshots, (draft, snapshot) => {
        const { findings } = plan(draft, snapshot);
        for (const finding of findings) {
          const fixed = withFix(draft, finding);
          expect(withFix(fixed, finding)).toBe(fixed);
          if (finding.fix === undefined) expect(fixed).toBe(draft);
          const messages = new Set(
            findings.filter(({ rule }) => rule === finding.rule).map(({ message }) => message),
          );
          const rows = new Set(finding.rowIds);
          const news = plan(fixed, snapshot).findings.filter(
            ({ rule, severity, message, rowIds }) =>
              rule === finding.rule &&
              severity === 'error' &&
              rowIds.some((id) => rows.has(id)) &&
              !messages.has(message) &&
              // Of several mistakes in one cell the next one comes up, and fewer rows are still a mistake.
              !['tags-invalid', 'name-duplicate'].includes(rule),
          );
          expect(news).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  },
);
