import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import {
  draftOfTemplate,
  templateSettings,
  templateSettingsSchema,
  withTemplate,
} from '../../../shared/drafts/template.ts';
import { drafts } from '../plans/draft-arbitraries.ts';

const policy = (name: string) => ({ name, path: '/', description: '', document: '{}' });
const group = (name: string, ...policyArns: string[]) => ({ name, path: '/', policyArns });

describe('templates', () => {
  it('have those of the new groups and policies alone that the settings refer to', () => {
    const draft: Draft = {
      ...emptyDraft('one', 'a'),
      newGroups: [group('Readers', 'new-policy:Reports'), group('Idle')],
      newPolicies: [policy('Reports'), policy('Edge'), policy('Idle')],
    };
    const defaults = { ...draft.defaults, groups: ['Readers'], boundaryArn: 'new-policy:Edge' };
    const { newGroups, newPolicies } = templateSettings({ ...draft, defaults });
    expect(newGroups.map(({ name }) => name)).toEqual(['Readers']);
    expect(newPolicies.map(({ name }) => name)).toEqual(['Reports', 'Edge']);
  });

  it('begin a draft that has the same settings', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const settings = templateSettingsSchema.parse(templateSettings(draft));
        expect(JSON.stringify(settings)).not.toContain('"users"');
        const begun = draftOfTemplate(settings, 'new', 'a');
        expect(begun.defaults).toEqual(draft.defaults);
        expect(begun.users).toEqual([{ id: 'a', name: '' }]);
      }),
    );
  });

  it('leave the users and what the draft creates itself as they are', () => {
    const draft = { ...emptyDraft('one', 'a'), newGroups: [group('readers', 'x')] };
    const settings = {
      ...templateSettings(emptyDraft('two', 'b')),
      newGroups: [group('Readers'), group('More')],
    };
    const applied = withTemplate(draft, settings);
    expect(applied.newGroups).toEqual([group('readers', 'x'), group('More')]);
    expect(applied.users).toBe(draft.users);
  });
});
