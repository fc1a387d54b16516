import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AwsError } from '../../../electron/practice/errors.ts';
import { newUserName, paging, path, tagKeys, tags } from '../../../electron/practice/names.ts';
import {
  flag,
  oneOf,
  optional,
  type Parameter,
  readParameters,
} from '../../../electron/practice/parameters.ts';

function refused(form: Record<string, string>, parameters: Record<string, Parameter<unknown>>): string {
  try {
    readParameters(new URLSearchParams(form), parameters);
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ValidationError' && error.status === 400)
      return error.message;
    throw error;
  }
  throw new Error('The parameters were accepted.');
}

describe('parameters', () => {
  test('are read from a form, with their defaults', () => {
    const form = new URLSearchParams({
      UserName: 'Ann',
      'Tags.member.1.Key': 'k',
      'Tags.member.1.Value': '',
      'Tags.member.2.Key': 'l',
      'Tags.member.2.Value': 'v',
      Unknown: 'ignored',
    });

    expect(
      readParameters(form, {
        UserName: newUserName,
        Path: path,
        Tags: tags,
        Keys: optional(tagKeys),
        ...paging,
      }),
    ).toEqual({
      UserName: 'Ann',
      Path: '/',
      Tags: [
        { Key: 'k', Value: '' },
        { Key: 'l', Value: 'v' },
      ],
      Keys: undefined,
      Marker: undefined,
      MaxItems: 100,
    });
    expect(readParameters(new URLSearchParams({ TagKeys: '' }), { TagKeys: tagKeys })).toEqual({
      TagKeys: [],
    });
  });

  test.for([
    [
      {},
      { UserName: newUserName },
      "Value at 'userName' failed to satisfy constraint: Member must not be null",
    ],
    [{}, { Tags: tags }, "Value at 'tags' failed to satisfy constraint: Member must not be null"],
    [
      { 'Tags.member.1.Key': 'k' },
      { Tags: tags },
      "Value at 'tags.1.member.value' failed to satisfy constraint: Member must not be null",
    ],
    [
      Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`TagKeys.member.${index + 1}`, 'k'])),
      { TagKeys: tagKeys },
      "Value at 'tagKeys' failed to satisfy constraint: Member must have length less than or equal to 50",
    ],
    [
      { MaxItems: 'ten' },
      paging,
      "Value at 'maxItems' failed to satisfy constraint: Member must be an integer",
    ],
    [
      { MaxItems: '0' },
      paging,
      "Value at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      { Flag: 'yes' },
      { Flag: flag },
      "Value at 'flag' failed to satisfy constraint: Member must be a boolean",
    ],
    [
      { Scope: 'Mine' },
      { Scope: oneOf(['All', 'Local']) },
      "Value at 'scope' failed to satisfy constraint: Member must satisfy enum value set: [All, Local]",
    ],
  ] as const)('%o are refused', ([form, parameters, problem]) => {
    expect(refused(form, parameters)).toBe(`1 validation error detected: ${problem}`);
  });

  test('are checked against the model before anything else, and all at once', () => {
    expect(refused({ UserName: 'a b', MaxItems: '0' }, { UserName: newUserName, ...paging })).toMatch(
      /^1 validation error detected: Value at 'maxItems'/,
    );
    expect(refused({ MaxItems: '0' }, { UserName: newUserName, ...paging })).toMatch(
      /^2 validation errors detected: Value at 'userName' [^;]*; Value at 'maxItems'/,
    );
  });
});

test('a user name is accepted exactly when AWS would', () => {
  const legal = Array.from('abcXYZ019_+=,.@-');
  const name = fc.oneof(fc.string({ unit: fc.constantFrom(...legal, ' ', '/', 'é', '!'), maxLength: 70 }));
  fc.assert(
    fc.property(name, (UserName) => {
      const good = UserName.length >= 1 && UserName.length <= 64 && /^[\w+=,.@-]*$/.test(UserName);
      const read = (): unknown =>
        readParameters(new URLSearchParams({ UserName }), { UserName: newUserName });
      if (good) expect(read()).toEqual({ UserName });
      else expect(read).toThrow(AwsError);
    }),
  );
});
