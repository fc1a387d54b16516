import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A home folder's AWS files for one test; removed when it ends. */
export interface AwsFolder {
  folder: string;
  /** The variables that point to the files, and nothing else. */
  env: NodeJS.ProcessEnv;
  config: string;
  credentials: string;
}

/** Writes AWS config and credentials files into a temporary folder; a file that is not given is not there. */
export async function awsFolder(files: {
  config?: string | Buffer;
  credentials?: string | Buffer;
}): Promise<AwsFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-aws-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const config = join(folder, 'config');
  const credentials = join(folder, 'credentials');
  if (files.config !== undefined) await writeFile(config, files.config, { mode: 0o600 });
  if (files.credentials !== undefined) await writeFile(credentials, files.credentials, { mode: 0o600 });
  return {
    folder,
    env: { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials },
    config,
    credentials,
  };
}
