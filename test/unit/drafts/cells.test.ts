import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, defaultText, isOverridden, noneText, withCellText } from '../../../shared/drafts/cells.ts';
import { columns, type Column } from '../../../shared/drafts/column.ts';
import { emptyDraft, settingsOf, type Draft, type DraftUser } from '../../../shared/drafts/draft.ts';
import { drafts } from '../plans/draft-arbitraries.ts';

const maria: DraftUser = { id: 'a', name: 'maria' };
const batch: Draft = {
  ...emptyDraft('draft', 'a'),
  defaults: { ...emptyDraft('draft', 'a').defaults, groups: ['developers'], policyArns: [] },
  users: [maria],
};

/** The user after a text was typed into a cell, and what the cell shows then. */
function typed(column: Column, text: string, user = maria): { user: DraftUser; shown: string } {
  const changed = withCellText(batch, user, column, text);
  return { user: changed, shown: cellText(batch, changed, column) };
}

describe('a cell', () => {
  it('shows what the batch says, and is no override then', () => {
    expect(cellText(batch, maria, 'groups')).toBe('developers');
    expect(isOverridden(maria, 'groups')).toBe(false);
    expect(defaultText(batch, 'access')).toBe('Console');
  });

  it('takes another text as an override, and gives it up for the batch’s or for none', () => {
    const { user } = typed('groups', 'auditors; support');
    expect(user.overrides).toEqual({ groups: ['auditors', 'support'] });
    expect(isOverridden(user, 'groups')).toBe(true);
    expect(typed('groups', '', user).user).toEqual(maria);
    expect(typed('groups', 'developers', user).user).toEqual(maria);
  });

  it('says that a user gets none where the batch gets some', () => {
    expect(typed('groups', noneText).user.overrides).toEqual({ groups: [] });
    expect(typed('groups', noneText).shown).toBe(noneText);
  });

  it.each([
    ['access', 'console + access key', 'Console + access key'],
    ['access', 'Programmatic access', 'Access key'],
    ['access', 'console and key', 'Console + access key'],
    ['password', 'shared', 'Same for all'],
    ['password', 'CUSTOM', 'Custom'],
    ['reset', 'n', 'No'],
    ['groups', ' a\\ ;b', 'a\\ ; b'],
    ['tags', 'Team=Data; Cost=a=b', 'Team=Data; Cost=a=b'],
    ['groups', 'auditors\n\nsupport\r\n', 'auditors; support'],
    ['tags', 'Team=Data\nOwner=x; a=b', 'Team=Data; Owner=x; a=b'],
  ] as const)('%s understands “%s”', (column, text, shown) => {
    expect(typed(column, text).shown).toBe(shown);
  });

  it('keeps what it does not understand, until something else is typed', () => {
    const { user, shown } = typed('access', 'perhaps');
    expect(shown).toBe('perhaps');
    expect(user.unread).toEqual({ access: 'perhaps' });
    expect(isOverridden(user, 'access')).toBe(true);
    expect(typed('access', 'Console', user).user).toEqual(maria);
  });

  it('keeps nothing under “Console password” that may be one', () => {
    const { user, shown } = typed('password', 'Correct-Horse-9');
    expect(shown).toBe('(not kept)');
    expect(JSON.stringify(user)).not.toContain('Horse');
    expect(typed('password', 'custom', user).shown).toBe('Custom');
  });

  it('finds a policy by its name, and keeps a name that it does not find', () => {
    const arn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    const user = withCellText(batch, maria, 'policies', 'ReadOnlyAccess; Gone', (name) =>
      name === 'ReadOnlyAccess' ? arn : undefined,
    );
    expect(user.overrides).toEqual({ policyArns: [arn, 'Gone'] });
  });

  it('is the same user when nothing changes', () => {
    for (const column of columns)
      expect(withCellText(batch, maria, column, cellText(batch, maria, column))).toBe(maria);
  });

  it('reads every text back that it shows: a row of texts is the same settings', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        for (const user of draft.users) {
          const again = columns.reduce<DraftUser>(
            (row, column) => withCellText(draft, row, column, cellText(draft, user, column)),
            { id: user.id, name: '' },
          );
          for (const column of columns)
            expect(cellText(draft, again, column)).toBe(cellText(draft, user, column));
          const { groups, policyArns, tags } = settingsOf(draft, user);
          const full = (items: readonly string[]) => items.filter((item) => item !== '');
          expect(full(settingsOf(draft, again).groups)).toEqual(full(groups));
          expect(full(settingsOf(draft, again).policyArns)).toEqual(full(policyArns));
          expect(settingsOf(draft, again).tags).toEqual(tags);
        }
      }),
    );
  });
});
