import type { Gatehouse } from './electron-app.ts';

/** Tells the scan of every secret of every run that is open, as the window would get them. */
export async function rememberRunSecrets(gatehouse: Gatehouse): Promise<void> {
  const secrets = await gatehouse.page.evaluate(async () => {
    const api = window.gatehouse;
    const found: string[] = [];
    const open = await api.call('runs.open', undefined);
    for (const { id: runId } of open.ok ? open.value : []) {
      const run = await api.call('runs.read', { runId });
      for (const { id: rowId, secrets: kinds } of run.ok ? run.value.rows : [])
        for (const kind of kinds) {
          const revealed = await api.call('runs.reveal', { runId, rowId, kind });
          if (revealed.ok) found.push(revealed.value.secret);
        }
    }
    return found;
  });
  for (const secret of secrets) gatehouse.rememberSecret(secret);
}
