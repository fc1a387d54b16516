import fc from 'fast-check';
import { credentialFile } from '../../../shared/exports/credential-file.ts';
import type { ReviewedPlan } from '../../../shared/exports/reviewed-plan.ts';
import type { Step } from '../../../shared/plans/step.ts';
import { account, draftOf } from '../plans/plan-samples.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 }).filter((one) => !one.includes('\0'));
/** What means something to a shell, to PowerShell, to HCL or to YAML. */
const nasty = fc.constantFrom(
  "'",
  "''",
  '’',
  '‘x‛',
  '"',
  '"$(touch gotcha)"',
  '`touch gotcha`',
  '\\',
  '\\"',
  '\n',
  '-x',
  '$HOME',
  '\r\n;#',
  '${var.x}',
  '$${x}',
  '$$${x}',
  '%{ if true }',
  '%%{',
  '$%{x}',
  '\nPOLICY\n',
  'yes',
  'null',
  '~',
  '1e3',
  '0x1F',
  '2001-01-01',
  '<<',
  '!Ref x',
  '&a *a',
  ': ',
  ' #',
  '- ',
  '---\n',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\u007f',
  '\t',
);

/** Any text but for NUL, which no command line holds, and often one that means something where it does not belong. */
export const hostileTexts = fc.oneof(
  anyText,
  nasty,
  fc.tuple(anyText, nasty, anyText).map((parts) => parts.join('')),
);

const documents = fc.oneof(
  fc
    .dictionary(fc.oneof(hostileTexts, fc.constantFrom('Version', 'yes', '<<', 'a b')), hostileTexts, {
      maxKeys: 3,
    })
    .map((one) => JSON.stringify(one, undefined, 2)),
  fc.json({ maxDepth: 2 }).filter((one) => !one.includes('\0')),
);

const rows = fc.record({
  UserName: hostileTexts,
  Path: hostileTexts,
  PermissionsBoundary: fc.option(hostileTexts, { nil: undefined }),
  tags: fc.uniqueArray(fc.record({ Key: hostileTexts, Value: hostileTexts }), {
    maxLength: 2,
    // Terraform takes texts that are the same to Unicode for the same.
    selector: ({ Key }) => Key.normalize('NFC'),
  }),
  other: hostileTexts,
  document: documents,
  PasswordResetRequired: fc.boolean(),
});

/** Steps of every kind for some users, a policy and a group, with such texts everywhere. */
export const hostileSteps: fc.Arbitrary<Step[]> = fc
  .uniqueArray(rows, {
    minLength: 3,
    maxLength: 3,
    selector: ({ UserName }) => credentialFile(UserName, 'password.txt').toLowerCase(),
  })
  .map((some) =>
    some.flatMap(
      ({ UserName, Path, PermissionsBoundary, tags, other, document, PasswordResetRequired }, index) => {
        const common = { id: `${index}`, rowId: `${index}` };
        const named = { UserName, PolicyName: other, PolicyDocument: document };
        const steps: Step[] = [
          ...(index === 0
            ? [
                {
                  ...common,
                  call: 'CreatePolicy' as const,
                  input: { PolicyName: other, Path, Description: other, PolicyDocument: document },
                },
                { ...common, call: 'CreateGroup' as const, input: { GroupName: other, Path } },
                {
                  ...common,
                  call: 'AttachGroupPolicy' as const,
                  input: { GroupName: other, PolicyArn: UserName },
                },
              ]
            : []),
          {
            ...common,
            call: 'CreateUser',
            input: {
              UserName,
              Path,
              ...(PermissionsBoundary === undefined ? {} : { PermissionsBoundary }),
              ...(tags.length === 0 ? {} : { Tags: tags }),
            },
          },
          {
            ...common,
            call: 'TagUser',
            input: { UserName, Tags: [{ Key: `added later ${index}`, Value: other }] },
          },
          { ...common, call: 'AddUserToGroup', input: { UserName, GroupName: other } },
          { ...common, call: 'AttachUserPolicy', input: { UserName, PolicyArn: other } },
          { ...common, call: 'PutUserPolicy', input: named },
          {
            ...common,
            call: 'CreateLoginProfile',
            input: { UserName, PasswordResetRequired },
            password: 'custom',
          },
          { ...common, call: 'CreateAccessKey', input: { UserName } },
        ];
        return steps;
      },
    ),
  );

/** These steps as if they were a reviewed plan. */
export function reviewedSteps(steps: Step[], changes: Partial<ReviewedPlan> = {}): ReviewedPlan {
  return {
    draft: draftOf([]),
    plan: { steps, hash: 'a'.repeat(64) },
    target: { account: account.account, region: 'eu-central-1', profileName: 'own' },
    snapshot: account,
    ...changes,
  };
}
