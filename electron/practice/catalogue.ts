import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { z } from 'zod';

/** An AWS managed policy. */
export interface ManagedPolicy {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  /** The default version's id, such as `v5`. */
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly updated: number;
  /** The default version's document, as compact JSON text. */
  readonly document: string;
}

/** The AWS managed policies of the practice account. */
export interface Catalogue {
  /** By name in lower case. */
  byName(key: string): ManagedPolicy | undefined;
  /** Names in lower case, in order. */
  keys(): readonly string[];
}

const fileSchema = z.object({
  format: z.literal(1),
  policies: z.array(z.tuple([z.string(), z.string(), z.string(), z.number(), z.number(), z.string()])),
});

/** A catalogue of the given policies. */
export function catalogueOf(policies: readonly ManagedPolicy[]): Catalogue {
  const byName = new Map(policies.map((policy) => [policy.name.toLowerCase(), policy]));
  const keys = [...byName.keys()].sort();
  return { byName: (key) => byName.get(key), keys: () => keys };
}

/**
 * The catalogue that `build/managed-policies.ts` writes. The file is read when it is first asked for
 * something, and then kept.
 * @throws on first use, when the file is missing or is not such a catalogue
 */
export function loadCatalogue(file: string): Catalogue {
  let loaded: Catalogue | undefined;
  const catalogue = (): Catalogue => (loaded ??= readCatalogue(file));
  return { byName: (key) => catalogue().byName(key), keys: () => catalogue().keys() };
}

function readCatalogue(file: string): Catalogue {
  const { policies } = fileSchema.parse(JSON.parse(brotliDecompressSync(readFileSync(file)).toString()));
  return catalogueOf(
    policies.map(([path, name, version, created, updated, document]) => ({
      path,
      name,
      arn: `arn:aws:iam::aws:policy${path}${name}`,
      version,
      created,
      updated,
      document,
    })),
  );
}
