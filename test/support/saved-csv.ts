import { readFileSync, statSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const rowSchema = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]);

/** One line of a credentials .csv. */
export interface Credentials {
  userName: string;
  password: string;
  accessKeyId: string;
  secretAccessKey: string;
  signInUrl: string;
}

/** A credentials .csv as it is on disk. */
export interface SavedCsv {
  text: string;
  header: string[];
  users: Credentials[];
  /** The file's permission bits. */
  mode: number;
}

/** Reads a saved .csv back, with a parser that is not ours. */
export function readCsv(path: string): SavedCsv {
  const text = readFileSync(path, 'utf8');
  const [header = [], ...rows] = z.array(z.array(z.string())).parse(parse(text));
  return {
    text,
    header,
    users: rows.map((row) => {
      const [userName, password, accessKeyId, secretAccessKey, signInUrl] = rowSchema.parse(row);
      return { userName, password, accessKeyId, secretAccessKey, signInUrl };
    }),
    mode: statSync(path).mode & 0o777,
  };
}
