import { describe, expect, it } from 'vitest';
import { checkPolicyDocument } from '../../../electron/practice/policy-document.ts';
import services from '../../../renderer/components/policy-editor/services.json';
import { partitionSchema } from '../../../shared/accounts/account-key.ts';
import { policyMistakes } from '../../../shared/rules/policy-grammar/policy-mistakes.ts';
import { policySize } from '../../../shared/rules/policy-grammar/policy-size.ts';
import { formatPolicy } from '../../../shared/rules/policy-grammar/format-policy.ts';
import {
  ownCredentialsPolicy,
  requireMfaPolicy,
} from '../../../shared/rules/policy-templates/own-credentials.ts';
import { emptyPolicy, readOnlyPolicy } from '../../../shared/rules/policy-templates/read-only.ts';

const templates = partitionSchema.options.flatMap((partition): [string, string][] => [
  [`own credentials, ${partition}`, ownCredentialsPolicy(partition)],
  [`MFA, ${partition}`, requireMfaPolicy(partition, { passwordWithoutMfa: false })],
  [`MFA and password, ${partition}`, requireMfaPolicy(partition, { passwordWithoutMfa: true })],
]);

describe('the templates', () => {
  it.each(templates)('%s: right, within AWS’s size, and in their partition', (name, document) => {
    expect(policyMistakes(document)).toEqual([]);
    expect(() => checkPolicyDocument(document)).not.toThrow();
    expect(policySize(document)).toBeLessThanOrEqual(6144);
    const partitions = [...document.matchAll(/"arn:([^:]+):/g)].map(([, partition]) => partition);
    expect(new Set(partitions)).toEqual(new Set([name.split(', ')[1]]));
    expect(formatPolicy(document)).toBe(document);
  });

  it('leave changing a password out of what needs MFA only where that is asked for', () => {
    const notActions = (passwordWithoutMfa: boolean): string[] =>
      /"NotAction": \[([^\]]*)\]/
        .exec(requireMfaPolicy('aws', { passwordWithoutMfa }))?.[1]
        ?.match(/\w+:\w+/g) ?? [];
    expect(notActions(false)).not.toContain('iam:ChangePassword');
    expect(notActions(true)).toEqual(
      expect.arrayContaining([...notActions(false), 'iam:ChangePassword', 'iam:GetAccountPasswordPolicy']),
    );
  });

  it('read every service that there is', () => {
    expect(services.length).toBeGreaterThan(400);
    for (const [prefix = '', name, verbs = ''] of services) {
      const document = readOnlyPolicy(prefix, verbs.split(' '));
      expect([name, policyMistakes(document)]).toEqual([name, []]);
    }
    expect(readOnlyPolicy('s3', ['Get'])).toContain('"s3:Get*"');
  });

  it('begin with what is to be filled in marked as missing', () => {
    expect(policyMistakes(emptyPolicy).map(({ message }) => message)).toEqual([
      '“Action” has at least one entry.',
      '“Resource” has at least one entry.',
    ]);
  });
});

describe('formatting', () => {
  it('changes white space only, also where there are mistakes', () => {
    for (const text of ['{"a":[1,{"b":"c  d"}],}', '{"a" 1}', '', '{"a":"x"', 'x y']) {
      expect(formatPolicy(text).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }
    expect(formatPolicy('{"a":[1]}')).toBe('{\n    "a": [\n        1\n    ]\n}');
  });
});
