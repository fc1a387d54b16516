import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftFileSchema } from '../../../build/draft-file-schema.ts';
import { draftSchema, emptyDraft } from '../../../shared/drafts/draft.ts';
import { draftOfText, draftText } from '../../../shared/drafts/draft-text.ts';
import { NotADraft } from '../../../shared/drafts/not-a-draft.ts';
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

  it('of an older Gatehouse is understood', () => {
    const young = ['name', 'target', 'existingUsers'];
    const fields = Object.entries(emptyDraft('one', 'a')).filter(([field]) => !young.includes(field));
    const read = draftOfText(JSON.stringify(Object.fromEntries(fields)));
    expect(read).toMatchObject({ name: '', target: null, existingUsers: 'stop' });
  });

  it('is written with what this Gatehouse does not know of a draft in its library, behind what it knows', () => {
    const young = draftSchema.parse({ ...emptyDraft('one', 'a'), ofTheFuture: { b: 1, a: [2] } });
    expect(draftText(young)).toContain('"ofTheFuture": {\n    "a": [\n      2\n    ],\n    "b": 1\n  }');
  });

  it('is refused with more users than a draft can have, and with an id that no change can name', () => {
    const withUsers = (users: { id: string; name: string }[]) =>
      draftText({ ...emptyDraft('one', 'a'), users });
    const many = Array.from({ length: 10_001 }, (_, index) => ({ id: `${index}`, name: `user${index}` }));
    expect(() => draftOfText(withUsers(many))).toThrow('10,001 users; a draft has at most 10,000');
    expect(draftOfText(withUsers(many.slice(1))).users).toHaveLength(10_000);
    const long = { id: 'x'.repeat(257), name: 'maria' };
    expect(() => draftOfText(withUsers([{ id: 'a', name: 'a' }, long]))).toThrow(/^User 2, maria: .*256/);
  });
});

describe('a draft’s file with mistakes', () => {
  const two = [
    { id: 'a', name: 'anna.new' },
    { id: 'b', name: 'otto.new' },
  ];
  const whole = { ...emptyDraft('one', 'a'), users: two };
  /** What is said of a draft with other fields. */
  const said = (fields: object, first: object = {}, second: object = {}) =>
    saidOf(
      JSON.stringify({
        ...whole,
        users: [
          { ...two[0], ...first },
          { ...two[1], ...second },
        ],
        ...fields,
      }),
    );
  const saidOf = (text: string) => {
    try {
      draftOfText(text);
    } catch (error) {
      return error instanceof NotADraft ? error.message : 'another error';
    }
    return 'nothing';
  };

  it('is refused where it has keys that are not known, each named with its place', () => {
    const defaults = { ...whole.defaults, groups: ['Administrators'], boundaryARN: 'arn' };
    const boundary = { boundaryArn: null, consoleAcces: false };
    expect(said({ defaults }, { overides: { groups: [] } }, { overrides: boundary })).toBe(
      'The batch: “boundaryARN” is not known; did you mean “boundaryArn”? ' +
        'User 1, anna.new: “overides” is not known; did you mean “overrides”? ' +
        'User 2, otto.new: “consoleAcces” is not known; did you mean “consoleAccess”? ' +
        'Nothing of it was taken. Put this right in the file, then open it again.',
    );
    const { boundaryArn, ...withoutBoundary } = whole.defaults;
    expect(said({ defaults: { ...withoutBoundary, boundaryARN: boundaryArn } })).toMatch(
      /^The batch: “boundaryARN” is not known; did you mean “boundaryArn”\? The batch: boundaryArn is missing\. Nothing/,
    );
    expect(said({ comment: 'x' })).toContain('The draft: “comment” is not known. Nothing of it');
    expect(said({ groups: [] })).toContain(
      'The draft: “groups” is not known here; it belongs under “defaults”.',
    );
    expect(said({}, { groups: [] })).toContain(
      'User 1, anna.new: “groups” is not known here; it belongs under “overrides”.',
    );
    expect(said({}, { password: 'hunter2' })).toMatch(
      /^User 1, anna\.new: “password” is not known; a draft’s file holds no secret, take it out\. Nothing/,
    );
    expect(said({}, { password: 'hunter2' })).not.toContain('hunter2');
  });

  it('names the first five of what is wrong, and how many there are', () => {
    const fields = Object.fromEntries(Array.from({ length: 1204 }, (_, index) => [`extra-${index}`, 1]));
    expect(said(fields)).toMatch(/^(The draft: “extra-\d” is not known\. ){5}And 1,199 more\. Nothing/);
    expect(said({ [`${'x'.repeat(1000)}\u0000`]: 1 }).length).toBeLessThan(250);
  });

  it('says of a wrong value whose it is and what is expected, counted as people count', () => {
    expect(said({}, {}, { overrides: { groups: 'Readers' } })).toBe(
      'User 2, otto.new: groups must be a list of texts. Nothing of it was taken. Put this right in the file, then open it again.',
    );
    const cases: [text: string, begins: string][] = [
      [said({}, { name: 5 }), 'User 1: name must be a text.'],
      [
        said({}, { overrides: { tags: [{ key: 'a' }] } }),
        'User 1, anna.new: tags, entry 1, value is missing.',
      ],
      [
        said({}, { overrides: { consoleAccess: 'no' } }),
        'User 1, anna.new: consoleAccess must be true or false.',
      ],
      [said({}, { id: '' }), 'User 1, anna.new: id must not be empty.'],
      [said({ users: ['anna'] }), 'User 1: this must be an object in braces { }.'],
      [said({ users: {} }), 'The draft: users must be a list.'],
      [said({}, { id: 'b' }), 'The draft: Two users have the same id.'],
      [
        said({ existingUsers: 'replace' }),
        'The draft: existingUsers must be one of “stop”, “skip”, “merge”.',
      ],
      [
        said({ defaults: { ...whole.defaults, boundaryArn: 1 } }),
        'The batch: boundaryArn must be a text, or null',
      ],
      [
        said({ target: { account: { partition: 'aws', accountId: '12', endpoint: 'aws' } } }),
        'The account: account, accountId must be 12 digits in quotation marks.',
      ],
      [said({ newGroups: [{ name: 'data', path: '/' }] }), 'New group 1, data: policyArns is missing.'],
      [said({ version: '1' }), 'Its “version” must be the number 1, without quotation marks.'],
      [said({ version: 0.5 }), 'Its “version” must be the number 1.'],
      [said({ version: undefined }), 'Its “version” is missing: it must be the number 1.'],
      [
        said({ format: 'x', version: '1' }),
        'It is not a Gatehouse draft: its “format” is not “gatehouse-draft”.',
      ],
    ];
    for (const [text, begins] of cases) expect(text.slice(0, begins.length)).toBe(begins);
  });

  it('says where it stops being JSON', () => {
    const text = draftText(whole);
    expect(saidOf(text.replace('otto.new"}', 'otto.new"},'))).toMatch(
      /^It is not JSON: line 25, column 3: There is a comma too many before this\D+\. Put this right in the file, then open it again\.$/,
    );
    expect(saidOf(text.replace('"stop"', 'stop'))).toContain(
      'line 7, column 20: “stop” is not JSON: texts are in double quotes.',
    );
    expect(saidOf(text.slice(0, 100))).toContain('It is cut off: it ends in line 7, column 5. ');
    expect(saidOf(text.trimEnd().slice(0, -1))).toContain('It is cut off: it ends in line 25, column 4. ');
    expect(saidOf(' \n')).toContain('It is empty.');
    expect(saidOf('['.repeat(100_000))).toContain('It is cut off or nested too deeply.');
  });

  it('is refused where an object has a key twice, of which JSON would take the last', () => {
    const text = draftText(whole).replace('"path": "/"', '"groups": ["Readers"],\n    "path": "/"');
    expect(saidOf(text)).toMatch(/^It is not clear: line 17, column 5: “groups” is in this object already\./);
  });

  it('takes no unknown key anywhere, as its JSON Schema says', () => {
    const open: string[] = [];
    const look = (part: unknown, path: string) => {
      if (typeof part !== 'object' || part === null) return;
      if ('properties' in part && !('additionalProperties' in part && part.additionalProperties === false))
        open.push(path);
      for (const [key, inner] of Object.entries(part)) look(inner, `${path}/${key}`);
    };
    look(JSON.parse(draftFileSchema()), '');
    expect(open).toEqual([]);
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
