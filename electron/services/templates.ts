import type { templateCalls } from '../../shared/calls/templates.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import type { Templates } from '../drafts/templates.ts';

/** The templates for drafts. */
export function templateServices({ templates }: { templates: Templates }): ServicesOf<typeof templateCalls> {
  return {
    'templates.list': () => templates.list(),
    'templates.save': ({ name, settings, replace }) => templates.save(name, settings, replace),
    'templates.rename': ({ templateId, name }) => templates.rename(templateId, name),
    'templates.delete': async ({ templateId }) => {
      await templates.delete(templateId);
      return null;
    },
    'templates.restore': async ({ templateId }) => {
      await templates.restore(templateId);
      return null;
    },
  };
}
