import { readFile, stat, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/contract.ts';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { exportFormatSchema, type ExportFormat } from '../../../shared/exports/export-format.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';

let app: InProcessGatehouse;
beforeEach(async () => {
  app = await inProcessGatehouse();
});
afterEach(() => app.dispose());

const empty = emptyDraft('draft', 'row');
const draft: Draft = { ...empty, users: [{ id: 'row', name: 'zoe' }] };

async function reviewed(format: ExportFormat, of: Draft = draft): Promise<Input<'exports.save'>> {
  const snapshot = valueOf(await app.api.call('account.snapshot', { refresh: true }));
  return {
    draft: of,
    account: snapshot.account,
    snapshotTakenAt: snapshot.takenAt,
    planHash: plan(of, snapshot).hash,
    format,
  };
}

describe('the exports of a plan', () => {
  it.each([
    ['bash', 0o700, /^#!\/usr\/bin\/env bash\n[^]*\nmake 1 .* create-user --user-name='zoe'/],
    ['powershell', 0o700, /^#!\/usr\/bin\/env pwsh\n[^]*'create-user' '{"UserName":"zoe"/],
    ['terraform', 0o600, /^# [^]*\nresource "aws_iam_user" "zoe" {/],
    ['cloudformation', 0o600, /^# [^]*\n {2}UserZoe:\n {4}Type: "AWS::IAM::User"\n/],
  ] as const)('%s: saved as it is copied and previewed, for its owner alone', async (format, mode, text) => {
    const input = await reviewed(format);
    valueOf(await app.api.call('exports.copy', input));
    await writeFile(app.exportPath ?? '', 'an older one', { mode: 0o644 });
    expect(valueOf(await app.api.call('exports.save', input))).toEqual({ path: app.exportPath });
    const [copied = ''] = app.copiedText;
    expect(copied).toMatch(text);
    expect(copied).toContain(`from the snapshot that Gatehouse took at ${input.snapshotTakenAt}`);
    expect(await readFile(app.exportPath ?? '', 'utf8')).toBe(copied);
    expect((await stat(app.exportPath ?? '')).mode & 0o777).toBe(mode);
    const lines = copied.trimEnd().split('\n');
    expect(valueOf(await app.api.call('exports.preview', input))).toEqual({
      text: lines.join('\n'),
      shownLines: lines.length,
      lines: lines.length,
    });
    expect(app.copied).toEqual([]);
  });

  it('are previewed by their first lines where they are long', async () => {
    const users = Array.from({ length: 300 }, (_, index) => ({ id: `${index}`, name: `user${index}` }));
    const input = await reviewed('terraform', { ...draft, users });
    valueOf(await app.api.call('exports.copy', input));
    const lines = (app.copiedText[0] ?? '').trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1000);
    expect(valueOf(await app.api.call('exports.preview', input))).toEqual({
      text: lines.slice(0, 1000).join('\n'),
      shownLines: 1000,
      lines: lines.length,
    });
  });

  it('are not written where the dialog is cancelled, and say so where they cannot be', async () => {
    const input = await reviewed('terraform');
    app.exportPath = null;
    expect(valueOf(await app.api.call('exports.save', input))).toEqual({ path: null });
    app.exportPath = `${app.folder}/not there/x.tf`;
    expect(await app.api.call('exports.save', input)).toMatchObject({
      ok: false,
      error: { kind: 'storage-unavailable', message: expect.stringContaining('ENOENT') as string },
    });
  });

  it('are refused for another plan than the reviewed one, and for one that cannot work', async () => {
    for (const format of exportFormatSchema.options) {
      const input = { ...(await reviewed(format)), planHash: 'another' };
      for (const call of ['exports.preview', 'exports.copy', 'exports.save'] as const)
        expect(await app.api.call(call, input)).toMatchObject({
          ok: false,
          error: {
            kind: 'conflict',
            message: expect.stringContaining('Gatehouse has read the account again') as string,
          },
        });
      const wrong = await reviewed(format, { ...draft, users: [{ id: 'row', name: 'sam.nguyen' }] });
      expect(await app.api.call('exports.copy', wrong)).toMatchObject({
        ok: false,
        error: { kind: 'invalid' },
      });
    }
    expect(app.copiedText).toEqual([]);
  });

  it('tell what CloudFormation cannot hold', async () => {
    const users = Array.from({ length: 501 }, (_, index) => ({ id: `${index}`, name: `user${index}` }));
    expect(
      await app.api.call('exports.preview', await reviewed('cloudformation', { ...draft, users })),
    ).toMatchObject({
      ok: false,
      error: { kind: 'invalid', message: expect.stringContaining('at most 500 resources') as string },
    });
  });

  it('are refused for a draft of another account, and say which', async () => {
    const account = { partition: 'aws', accountId: '999999999999', endpoint: 'aws' } as const;
    const input = await reviewed('bash', { ...draft, target: { account, alias: 'acme-prod' } });
    expect(await app.api.call('exports.preview', input)).toMatchObject({
      ok: false,
      error: { kind: 'conflict', message: expect.stringContaining('acme-prod') as string },
    });
  });
});
