import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { GatehouseError } from '../../../shared/errors.ts';
import type { RunRow } from '../../../shared/runs/run.ts';
import { useGatehouse } from '../../api.ts';

/** What goes to the printer: one entry a user. */
export interface PrintedSheet {
  row: RunRow;
  /** Only where it was asked for. */
  password: string | undefined;
}

interface Printing {
  print: (rows: readonly RunRow[], withPassword: boolean) => Promise<void>;
  /** How many users' sheets are ready, while they are being made ready. */
  ready: number | undefined;
  /** What is drawn for the printer, until the print dialog is closed. */
  sheets: readonly PrintedSheet[] | undefined;
  /** What the print dialog was asked to print; whether it was, nobody tells. The password's: whose was on the page. */
  asked: { instructions: string[]; password: string[] } | undefined;
  error: GatehouseError | undefined;
}

/** Prints sheets. Passwords are revealed one by one only when asked for, and forgotten when the print dialog closes. */
export function usePrinting(runId: string): Printing {
  const api = useGatehouse();
  const [ready, setReady] = useState<number>();
  const [sheets, setSheets] = useState<readonly PrintedSheet[]>();
  const [asked, setAsked] = useState<Printing['asked']>();
  const [error, setError] = useState<GatehouseError>();

  async function print(rows: readonly RunRow[], withPassword: boolean) {
    setError(undefined);
    setAsked(undefined);
    const made: PrintedSheet[] = [];
    for (const row of rows) {
      setReady(made.length);
      if (!withPassword || !row.secrets.includes('password')) made.push({ row, password: undefined });
      else {
        const revealed = await api.call('runs.reveal', { runId, rowId: row.id, kind: 'password' });
        if (!revealed.ok) {
          setReady(undefined);
          setError(revealed.error);
          return;
        }
        made.push({ row, password: revealed.value.secret });
      }
    }
    flushSync(() => {
      setReady(undefined);
      setSheets(made);
    });
    window.print();
    setAsked({
      instructions: made.map(({ row }) => row.id),
      password: made.filter(({ password }) => password !== undefined).map(({ row }) => row.id),
    });
  }

  useEffect(() => {
    const forget = () => setSheets(undefined);
    window.addEventListener('afterprint', forget);
    return () => window.removeEventListener('afterprint', forget);
  }, []);
  return { print, ready, sheets, asked, error };
}
