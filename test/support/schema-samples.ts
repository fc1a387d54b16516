import { z } from 'zod';

/** A value that a schema takes, made from the schema itself, so that a new entry of the contract is tested as it comes. */
export function sampleOf(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodUndefined) return undefined;
  const sample = sampleOfJson(z.toJSONSchema(schema, { io: 'input' }));
  return schema.parse(sample);
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

function sampleOfJson(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.[0] !== undefined) return schema.enum[0];
  const [option] = schema.anyOf ?? schema.oneOf ?? [];
  if (option !== undefined) return sampleOfJson(option);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => {
          const property = schema.properties?.[name];
          return [name, typeof property === 'object' ? sampleOfJson(property) : null];
        }),
      );
    case 'array': {
      const { items, minItems = 0 } = schema;
      return minItems > 0 && typeof items === 'object' && !Array.isArray(items) ? [sampleOfJson(items)] : [];
    }
    case 'string':
      if (schema.format === 'date-time') return '2026-03-02T10:00:05.000Z';
      return schema.pattern?.includes('\\d{12}')
        ? '123456789012'
        : 's'.repeat(Math.max(schema.minLength ?? 0, 1));
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return 1;
    default:
      return null;
  }
}
