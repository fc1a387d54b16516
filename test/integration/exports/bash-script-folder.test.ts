import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListUsersCommand } from '@aws-sdk/client-iam';
import { expect, it, onTestFinished } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { describeWithAwsCli } from '../../support/aws-cli.ts';
import { savedScript, served } from '../../support/served-script.ts';
import { watchedAwsCli } from '../../support/watched-aws-cli.ts';

const empty = emptyDraft('draft', 'row');
const draft: Draft = {
  ...empty,
  defaults: { ...empty.defaults, accessKey: true, groups: ['developers'] },
  users: [{ id: 'row', name: 'ada' }],
};

const nobody = 65534;
/** Only root can give a folder to somebody else. */
const isRoot = process.getuid?.() === 0;

interface Prepared {
  /** Where the script is to keep its files. */
  folder: string;
  /** The plan's hash, which stands in the script that is passed round. */
  hash: string;
  /** An empty folder elsewhere. */
  elsewhere: string;
}

/** What the script takes for its own folder. */
async function begunFolder({ folder, hash }: Omit<Prepared, 'elsewhere'>): Promise<void> {
  await mkdir(join(folder, '.script'), { recursive: true });
  await writeFile(join(folder, '.script/plan'), `${hash}\n`);
  await writeFile(join(folder, '.script/steps'), '');
}

const hostile: { what: string; prepare: (at: Prepared) => Promise<unknown>; says: string; slash?: '/' }[] = [
  {
    what: 'a link',
    prepare: async (at) => {
      await begunFolder({ ...at, folder: at.elsewhere });
      await symlink(at.elsewhere, at.folder);
    },
    says: 'is not a folder of yours',
  },
  {
    what: 'a link that is named as a folder',
    prepare: async (at) => {
      await begunFolder({ ...at, folder: at.elsewhere });
      await symlink(at.elsewhere, at.folder);
    },
    says: 'is not a folder of yours',
    slash: '/',
  },
  { what: 'a file', prepare: ({ folder }) => writeFile(folder, ''), says: 'is not a folder of yours' },
  {
    what: 'a folder whose notes are elsewhere',
    prepare: async (at) => {
      await begunFolder({ ...at, folder: at.elsewhere });
      await mkdir(at.folder);
      await symlink(join(at.elsewhere, '.script'), join(at.folder, '.script'));
    },
    says: '.script in the folder ',
  },
  ...['ada_password.txt', 'ada_password.txt.new', '.script/input.json', 'ada_accessKey.json'].map((name) => ({
    what: `a folder with a link as ${name}`,
    prepare: async (at: Prepared) => {
      await begunFolder(at);
      await symlink(join(at.elsewhere, 'theirs'), join(at.folder, name));
    },
    says: `${name} in the folder `,
  })),
  {
    what: 'a folder with folders in it',
    prepare: ({ folder }) => mkdir(join(folder, 'work'), { recursive: true }),
    says: 'has something else in it',
  },
  ...(isRoot
    ? [
        {
          what: 'somebody else’s',
          prepare: async (at: Prepared) => {
            await begunFolder(at);
            await chown(at.folder, nobody, nobody);
          },
          says: 'is not a folder of yours',
        },
        ...['.script', '.script/input.json', 'ada_password.txt.new'].map((name) => ({
          what: `a folder with somebody else’s ${name}`,
          prepare: async (at: Prepared) => {
            await begunFolder(at);
            if (name !== '.script') await writeFile(join(at.folder, name), '');
            await chown(join(at.folder, name), nobody, nobody);
          },
          says: `${name} in the folder `,
        })),
      ]
    : []),
];

/** A place of its own for a script's folders. */
async function placeFor(script: string): Promise<{ folder: string; hash: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-folders-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [, hash = ''] = /^# Plan ([0-9a-f]{64})$/m.exec(await readFile(script, 'utf8')) ?? [];
  return { folder, hash };
}

async function expectOwnersAlone(folder: string): Promise<void> {
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  for (const name of await readdir(folder, { recursive: true })) {
    const found = await stat(join(folder, name));
    expect(found.mode & 0o777, name).toBe(found.isDirectory() ? 0o700 : 0o600);
  }
}

describeWithAwsCli('the bash script and a folder that was there before, with the AWS CLI', () => {
  it('writes nothing where others could read it, and says what to do', async () => {
    const [account, cli] = await Promise.all([served(), watchedAwsCli()]);
    const { path } = await savedScript(account, draft);
    const at = await placeFor(path);
    for (const { what, prepare, says, slash = '' } of hostile) {
      const folder = join(at.folder, what.replaceAll('/', ' '));
      const elsewhere = await mkdtemp(join(at.folder, 'elsewhere-'));
      await prepare({ ...at, folder, elsewhere });
      const before = await readdir(elsewhere, { recursive: true });
      const { status, output } = await cli.run(path, `${folder}${slash}`, account.env);
      expect(status, what).toBe(1);
      expect(output, what).toContain(says);
      expect(output, what).toMatch(/[Nn]ame another/);
      expect(await readdir(elsewhere, { recursive: true }), what).toEqual(before);
    }
    expect((await account.iam.send(new ListUsersCommand({}))).Users).toEqual([]);
  }, 240_000);

  it('makes its own folder its owner’s alone, whatever it was before, and goes on in it', async () => {
    const [account, cli] = await Promise.all([served(), watchedAwsCli()]);
    const { path } = await savedScript(account, draft);
    const at = await placeFor(path);
    const folder = join(at.folder, 'own');
    await begunFolder({ ...at, folder });
    await chmod(folder, 0o777);
    await chmod(join(folder, '.script'), 0o777);
    // Whoever has one of these open would go on reading it.
    const loose = ['.script/input.json', '.script/input.json.new', 'ada_password.txt.new', '.script/steps'];
    const handles = await Promise.all(
      loose.map(async (name) => {
        await writeFile(join(folder, name), '', { flag: 'a' });
        await chmod(join(folder, name), 0o666);
        return open(join(folder, name));
      }),
    );
    onTestFinished(async () => {
      await Promise.all(handles.map((handle) => handle.close()));
    });

    const kill = { call: 'create-login-profile', when: 'before' } as const;
    expect((await cli.run(path, `${folder}/`, account.env, kill)).status).toBe('SIGKILL');
    expect(await readFile(join(folder, '.script/input.json'), 'utf8')).toContain('"Password":');
    await expectOwnersAlone(folder);
    for (const handle of handles) expect(await handle.readFile('utf8')).not.toMatch(/Password|^.{20}$/m);

    expect((await cli.run(path, folder, account.env)).status).toBe(0);
    await expectOwnersAlone(folder);
    expect((await readdir(folder)).sort()).toEqual(['.script', 'ada_accessKey.json', 'ada_password.txt']);
  }, 120_000);
});
