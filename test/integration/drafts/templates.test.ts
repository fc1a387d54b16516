import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { templateSettings } from '../../../shared/drafts/template.ts';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { draftOf } from './drafts-fixture.ts';

let app: InProcessGatehouse;
beforeEach(async () => {
  app = await inProcessGatehouse();
});
afterEach(() => app.dispose());

const settings = templateSettings(draftOf('one', 'zoe'));
const readers = { ...settings, defaults: { ...settings.defaults, groups: ['Readers'] } };
const save = (name: string, replace = false, of = settings) =>
  app.api.call('templates.save', { name, settings: of, replace });
const names = async () => valueOf(await app.api.call('templates.list', undefined)).map(({ name }) => name);

describe('templates', () => {
  it('are kept by name, without users, and are there at the next start', async () => {
    valueOf(await save('Read-only analyst'));
    valueOf(await save('Builder'));
    await app.gatehouse.shutDown();
    const next = await inProcessGatehouse({ dataFolder: app.folder });
    const list = valueOf(await next.api.call('templates.list', undefined));
    expect(list.map(({ name }) => name)).toEqual(['Builder', 'Read-only analyst']);
    expect(JSON.stringify(list)).not.toContain('zoe');
    await next.gatehouse.shutDown();
  });

  it('are not replaced unasked, whatever the case of the name, also by two at the same time', async () => {
    const both = await Promise.all([save('Analyst'), save('ANALYST')]);
    expect(both.filter(({ ok }) => ok).length).toBe(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'conflict' } });
    valueOf(await save('analyst', true, readers));
    const [only, ...more] = valueOf(await app.api.call('templates.list', undefined));
    expect(more).toEqual([]);
    expect(only).toMatchObject({ name: 'analyst', defaults: { groups: ['Readers'] } });
  });

  it('are renamed to a name that is free', async () => {
    const { id } = valueOf(await save('One'));
    valueOf(await save('Two'));
    const rename = (name: string) => app.api.call('templates.rename', { templateId: id, name });
    expect(await rename('two')).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    valueOf(await rename('ONE'));
    expect(await names()).toEqual(['ONE', 'Two']);
  });

  it('are brought back after their deletion, unless their name is taken', async () => {
    const { id } = valueOf(await save('One'));
    const templateId = { templateId: id };
    valueOf(await app.api.call('templates.delete', templateId));
    expect(await names()).toEqual([]);
    valueOf(await app.api.call('templates.restore', templateId));
    expect(await names()).toEqual(['One']);
    valueOf(await app.api.call('templates.delete', templateId));
    valueOf(await save('one'));
    expect(await app.api.call('templates.restore', templateId)).toMatchObject({
      ok: false,
      error: { kind: 'conflict' },
    });
    expect(await names()).toEqual(['one']);
    expect(await app.api.call('templates.delete', { templateId: '../drafts/x' })).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
  });
});
