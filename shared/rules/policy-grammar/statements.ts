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
export function statementsOf(document: string): z.infer<typeof statementSchema>[] {
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

/** The first resource of a document that names another partition than the given one. */
export function resourceOfOtherPartition(document: string, partition: string): string | undefined {
  return statementsOf(document)
    .flatMap(({ Resource = [], NotResource = [] }) => [...Resource, ...NotResource])
    .find((resource) => {
      const named = /^arn:([^:]*):/.exec(resource)?.[1];
      return named !== undefined && named !== partition && !/[*?$]/.test(named);
    });
}
