import { z } from 'zod';
import { templateNameSchema, templateSchema, templateSettingsSchema } from '../drafts/template.ts';
import { done, id, nothing, type Call } from './payloads.ts';

const templateId = z.strictObject({ templateId: id });

/** The templates for drafts. */
export const templateCalls = {
  /** All templates, by name. */
  'templates.list': { input: nothing, output: z.array(templateSchema) },
  /** Keeps settings under a name; `conflict` when there is such a template and it is not to be replaced. */
  'templates.save': {
    input: z.strictObject({
      name: templateNameSchema,
      settings: templateSettingsSchema,
      replace: z.boolean(),
    }),
    output: templateSchema,
  },
  /** Gives a template another name; `conflict` when another one has it. */
  'templates.rename': {
    input: z.strictObject({ ...templateId.shape, name: templateNameSchema }),
    output: templateSchema,
  },
  /** Takes a template away; `templates.restore` brings it back. */
  'templates.delete': { input: templateId, output: done },
  /** Brings back a template that was deleted; `not-found` when it is gone for good. */
  'templates.restore': { input: templateId, output: done },
} as const satisfies Record<string, Call>;
