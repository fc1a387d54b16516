import { readFile, stat, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';

let app: InProcessGatehouse;
beforeEach(async () => {
  app = await inProcessGatehouse();
});
afterEach(() => app.dispose());

const empty = emptyDraft('draft', 'row');
const draft: Draft = { ...empty, users: [{ id: 'row', name: 'zoe' }] };

async function reviewed(of: Draft = draft): Promise<{ draft: Draft; planHash: string }> {
  const snapshot = valueOf(await app.api.call('account.snapshot', { refresh: true }));
  return { draft: of, planHash: plan(of, snapshot).hash };
}

describe('the equivalent script', () => {
  it('is copied as it is saved, for its owner to run', async () => {
    const input = await reviewed();
    valueOf(await app.api.call('script.copy', input));
    await writeFile(app.scriptPath ?? '', 'an older one', { mode: 0o644 });
    expect(valueOf(await app.api.call('script.save', input))).toEqual({ path: app.scriptPath });
    expect(await readFile(app.scriptPath ?? '', 'utf8')).toBe(app.copiedText[0]);
    expect(app.copiedText[0]).toMatch(/^#!\/bin\/sh\n[^]*aws iam create-user .*--user-name='zoe'/);
    expect((await stat(app.scriptPath ?? '')).mode & 0o777).toBe(0o700);
    expect(app.copied).toEqual([]);
  });

  it('is not written where the dialog is cancelled, and says so where it cannot be', async () => {
    const input = await reviewed();
    app.scriptPath = null;
    expect(valueOf(await app.api.call('script.save', input))).toEqual({ path: null });
    app.scriptPath = `${app.folder}/not there/x.sh`;
    expect(await app.api.call('script.save', input)).toMatchObject({
      ok: false,
      error: { kind: 'storage-unavailable', message: expect.stringContaining('ENOENT') as string },
    });
  });

  it('is refused for another plan than the reviewed one, and for one that cannot work', async () => {
    const input = { ...(await reviewed()), planHash: 'another' };
    for (const call of ['script.copy', 'script.save'] as const)
      expect(await app.api.call(call, input)).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    const wrong = await reviewed({ ...draft, users: [{ id: 'row', name: 'sam.nguyen' }] });
    expect(await app.api.call('script.copy', wrong)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    expect(app.copiedText).toEqual([]);
  });
});
