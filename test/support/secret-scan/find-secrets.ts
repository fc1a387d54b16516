import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formsOf } from './forms.ts';

export interface FoundSecret {
  file: string;
  /** Whose secret it was: the name of the test; never the secret itself. */
  label: string;
  form: string;
}

interface LabelledSecret {
  label: string;
  secret: string;
}

/** Looks through every file below a folder, its name included, for each secret in each form. */
export function findSecrets(
  folder: string,
  secrets: LabelledSecret[],
): { files: number; found: FoundSecret[] } {
  const wanted = secrets.map(({ label, secret }) => ({ label, forms: formsOf(secret) }));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const found = files.flatMap(({ parentPath, name }) => {
    const file = join(parentPath, name);
    const content = Buffer.concat([Buffer.from(`${name}\n`), readFileSync(file)]);
    return wanted.flatMap(({ label, forms }) =>
      forms
        .filter(({ bytes }) => content.includes(bytes))
        .map(({ name: form }): FoundSecret => ({ file, label, form })),
    );
  });
  return { files: files.length, found };
}
