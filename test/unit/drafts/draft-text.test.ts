import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftFileSchema } from '../../../build/draft-file-schema.ts';
import { draftSchema, emptyDraft } from '../../../shared/drafts/draft.ts';
import { draftOfText, draftText } from '../../../shared/drafts/draft-text.ts';
import { drafts } from '../plans/draft-arbitraries.ts';

const docs = join(import.meta.dirname, '../../../docs');

describe('a draft’s file', () => {
  it('reads back to the same draft, and is written the same again', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const text = draftText(draft);
        expect(draftOfText(text)).toEqual(draftSchema.parse(draft));
        expect(draftText(draftOfText(text))).toBe(text);
        expect(draftText(draftOfText(`\uFEFF${text}`))).toBe(text);
      }),
    );
  });

  it('has a user a line, keys in their order, and a line feed at the end', () => {
    const draft = {
      ...emptyDraft('one', 'a'),
      users: [
        { overrides: { groups: ['Readers'] }, name: 'zoe', id: 'z' },
        { name: 'yan', id: 'y' },
      ],
    };
    const lines = draftText(draft).split('\n');
    expect(lines.slice(0, 5)).toEqual([
      '{',
      '  "format": "gatehouse-draft",',
      '  "version": 1,',
      '  "id": "one",',
      '  "name": "",',
    ]);
    expect(lines.slice(-6)).toEqual([
      '  "users": [',
      '    {"id":"z","name":"zoe","overrides":{"groups":["Readers"]}},',
      '    {"id":"y","name":"yan"}',
      '  ]',
      '}',
      '',
    ]);
  });

  it('changes in the lines of what changed alone', () => {
    const before = { ...emptyDraft('one', 'a'), users: ['a', 'b', 'c'].map((id) => ({ id, name: id })) };
    const after = {
      ...before,
      users: before.users.map((user) => (user.id === 'b' ? { ...user, name: 'x' } : user)),
    };
    const [was, is] = [before, after].map((draft) => draftText(draft).split('\n'));
    expect(is?.filter((line, index) => line !== was?.[index])).toEqual(['    {"id":"b","name":"x"},']);
  });

  it('of an older Gatehouse is understood, and fields that this one does not know are kept', () => {
    const young = ['name', 'target', 'existingUsers'];
    const fields = Object.entries(emptyDraft('one', 'a')).filter(([field]) => !young.includes(field));
    const old = { ...Object.fromEntries(fields), ofTheFuture: { b: 1, a: [2] } };
    const read = draftOfText(JSON.stringify(old));
    expect(read).toMatchObject({ name: '', target: null, existingUsers: 'stop' });
    expect(draftText(read)).toContain('"ofTheFuture": {\n    "a": [\n      2\n    ],\n    "b": 1\n  }');
  });

  it('is refused with more users than a draft can have, and with an id that no change can name', () => {
    const withUsers = (users: { id: string; name: string }[]) =>
      draftText({ ...emptyDraft('one', 'a'), users });
    const many = Array.from({ length: 10_001 }, (_, index) => ({ id: `${index}`, name: `user${index}` }));
    expect(() => draftOfText(withUsers(many))).toThrow('10,001 users; a draft has at most 10,000');
    expect(draftOfText(withUsers(many.slice(1))).users).toHaveLength(10_000);
    const long = { id: 'x'.repeat(257), name: 'maria' };
    expect(() => draftOfText(withUsers([{ id: 'a', name: 'a' }, long]))).toThrow(/users\.1\.id.*256/);
  });
});

describe('docs/draft-file.schema.json', () => {
  it('is what the schema says now: npm run draft-schema writes it', () => {
    expect(readFileSync(join(docs, 'draft-file.schema.json'), 'utf8')).toBe(draftFileSchema());
  });

  it('goes with an example in docs/draft-file.md that can be opened', () => {
    const [, example = ''] =
      /```json\n([^]*?)```/.exec(readFileSync(join(docs, 'draft-file.md'), 'utf8')) ?? [];
    expect(draftText(draftOfText(example))).toBe(example);
  });
});
