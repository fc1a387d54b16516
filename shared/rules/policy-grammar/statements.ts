import { z } from 'zod';

const texts = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));

const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts.optional(),
  NotAction: texts.optional(),
  Resource: texts.optional(),
  NotResource: texts.optional(),
  Condition: z.unknown().optional(),
});

const documentSchema = z.object({
  Statement: z.union([statementSchema.transform((one) => [one]), z.array(statementSchema)]),
});

/** A document's statements, as far as the rules look into them; none of a document that has mistakes. */
function statementsOf(document: string): z.infer<typeof statementSchema>[] {
  try {
    return documentSchema.safeParse(JSON.parse(document)).data?.Statement ?? [];
  } catch {
    return [];
  }
}

/** Whether a document allows everything everywhere, without a condition. */
export function allowsEverything(document: string): boolean {
  return statementsOf(document).some(
    ({ Effect, Action, Resource, Condition }) =>
      Effect === 'Allow' &&
      Condition === undefined &&
      Action?.some((action) => /^\*(:\*)?$/.test(action)) === true &&
      Resource?.includes('*') === true,
  );
}

/**
 * Whether a document keeps users who have not signed in with MFA from changing their password, as AWS's example does:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 */
export function barsPasswordWithoutMfa(document: string): boolean {
  return statementsOf(document).some(
    ({ Effect, Action, NotAction, Condition }) =>
      Effect === 'Deny' &&
      (Action?.some(coversChangePassword) === true || NotAction?.some(coversChangePassword) === false) &&
      isWithoutMfa(Condition),
  );
}

function coversChangePassword(action: string): boolean {
  const pattern = action
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${pattern}$`, 'i').test('iam:ChangePassword');
}

/** Whether a condition holds where MFA was not used: Bool or BoolIfExists false, or Null true. */
function isWithoutMfa(condition: unknown): boolean {
  return /"(bool(ifexists)?"|null").*"aws:multifactorauth(present":\[?"?false|age":\[?"?true|present":\[?"?true)/.test(
    JSON.stringify(condition ?? {}).toLowerCase(),
  );
}

/** The first resource of a document that names another partition than the given one. */
export function resourceOfOtherPartition(document: string, partition: string): string | undefined {
  return statementsOf(document)
    .flatMap(({ Resource = [], NotResource = [] }) => [...Resource, ...NotResource])
    .find((resource) => {
      const named = /^arn:([^:]*):/.exec(resource)?.[1];
      return named !== undefined && named !== partition && !/[*?$]/.test(named);
    });
}
