import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import { unknownAccount } from '../../../shared/accounts/unknown-account.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import { withFix } from '../../../shared/plans/fixes.ts';
import { account, administrator, boundary, draftOf, of } from './plan-samples.ts';

const elsewhere = (name: string): string => `arn:aws:iam::999999999999:policy/${name}`;
const unknown = unknownAccount(account.policies.filter(({ type }) => type === 'AWS managed'));
/** As it is read by somebody who may not list policies: AWS's are those of the catalogue. */
const unlisted: Snapshot = { ...account, missingPermissions: ['iam:ListPolicies'] };

/** What the first row's policy, or its boundary, becomes by the finding's fix. */
function fixed(kind: 'policies' | 'boundary', chosen: string, snapshot: Snapshot): string | null | undefined {
  const draft = draftOf(
    ['maria'],
    kind === 'policies' ? { policyArns: [chosen] } : { boundaryArn: chosen, policyArns: [] },
  );
  const [finding] = said(kind, chosen, snapshot);
  if (finding?.fix === undefined) return undefined;
  const { defaults } = withFix(draft, finding);
  return kind === 'policies' ? (defaults.policyArns[0] ?? null) : defaults.boundaryArn;
}

function said(kind: 'policies' | 'boundary', chosen: string, snapshot: Snapshot): Finding[] {
  const draft =
    kind === 'policies'
      ? draftOf(['maria'], { policyArns: [chosen] })
      : draftOf(['maria'], { boundaryArn: chosen });
  const rule = kind === 'policies' ? 'policy' : 'boundary';
  return [`${rule}-missing`, `${rule}-unlisted`].flatMap((one) => of(one, draft, snapshot));
}

describe.each(['policies', 'boundary'] as const)('%s that nobody has seen', (kind) => {
  it('are errors in an account that was read', () => {
    for (const chosen of ['garbage', 'arn:aws:iam::aws:policy/Gone', elsewhere('gone'), ''])
      expect(said(kind, chosen, account)).toMatchObject([{ severity: 'error' }]);
  });

  it('of AWS are warned of where only the built-in catalogue is known', () => {
    for (const snapshot of [unknown, unlisted])
      expect(said(kind, 'arn:aws:iam::aws:policy/Newest', snapshot)).toMatchObject([
        { severity: 'warning', message: expect.stringContaining('newer than this Gatehouse') as string },
      ]);
    // What the account has of its own, and another partition's policies, nobody needs to list to know.
    expect(said(kind, elsewhere('gone'), unlisted)).toMatchObject([{ severity: 'error' }]);
    expect(said(kind, 'arn:aws-cn:iam::aws:policy/Newest', unlisted)).toMatchObject([{ severity: 'error' }]);
  });

  it('of an account that nobody has read are left alone, and what can be no policy is said', () => {
    expect(said(kind, elsewhere('own'), unknown)).toEqual([]);
    expect(said(kind, 'arn:aws-cn:iam::aws:policy/AdministratorAccess', unknown)).toEqual([]);
    expect(said(kind, 'OwnPolicy', unknown)).toMatchObject([{ severity: 'warning' }]);
    for (const chosen of ['no policy', 'arn:aws:iam::123456789012:role/admin', ''])
      expect(said(kind, chosen, unknown)).toMatchObject([{ severity: 'error' }]);
    // Before the catalogue is there.
    expect(said(kind, administrator, unknownAccount([]))).toEqual([]);
  });

  it('are replaced by the one that was meant, with and without an account', () => {
    for (const snapshot of [account, unknown]) {
      expect(fixed(kind, 'arn:aws:iam::aws:policy/AdministratorAcess', snapshot)).toBe(administrator);
      expect(fixed(kind, 'arn:aws:iam::aws:policy/job-function/AdministratorAccess', snapshot)).toBe(
        administrator,
      );
      expect(fixed(kind, 'administratoraccess', snapshot)).toBe(administrator);
    }
    expect(fixed(kind, elsewhere('developers-boundary'), account)).toBe(boundary);
  });

  it('of an account are not replaced by one of AWS, which may allow more', () => {
    expect(fixed(kind, elsewhere('AdministratorAccess'), account)).not.toBe(administrator);
    expect(said(kind, elsewhere('AdministratorAccess'), account)[0]?.message).not.toContain(administrator);
  });
});

it('a click takes a policy out that does not exist, but no boundary', () => {
  expect(fixed('policies', elsewhere('gone'), account)).toBeNull();
  expect(fixed('boundary', elsewhere('gone'), account)).toBeUndefined();
});

it('a name that clashes by its case alone is put right by the name that is there', () => {
  const draft: Draft = { ...draftOf(['AKUA', 'maria']), existingUsers: 'skip' };
  const [finding] = of('user-exists', draft);
  expect(finding).toMatchObject({ rowIds: ['1'], fix: { label: 'Rename to akua' } });
  const after = finding && withFix(draft, finding);
  expect(after?.users.map(({ name }) => name)).toEqual(['akua', 'maria']);
  expect(after && of('user-exists', after)).toEqual([]);
});

it('of a new group, a policy that may be newer than the catalogue is warned of', () => {
  const group = (arn: string) => ({
    ...draftOf(['maria'], { groups: ['data'] }),
    newGroups: [{ name: 'data', path: '/', policyArns: [arn] }],
  });
  for (const snapshot of [unknown, unlisted])
    expect(
      of('policy-unlisted', group('arn:aws:iam::aws:policy/AdministratorAcess'), snapshot),
    ).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringMatching(
          /^Group data: .*Is it arn:aws:iam::aws:policy\/AdministratorAccess\?$/,
        ) as string,
      },
    ]);
  for (const snapshot of [unknown, unlisted, account])
    expect(of('policy-unlisted', group(administrator), snapshot)).toEqual([]);
});
