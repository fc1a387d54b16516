import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { templateSchema, type Template, type TemplateSettings } from '../../shared/drafts/template.ts';
import { Failure } from '../../shared/errors.ts';
import { writeFileAtomically } from '../storage/atomic-file.ts';
import { DeletedFiles } from './deleted-files.ts';
import { isDraftId } from './draft-id.ts';

interface TemplatesOptions {
  folder: string;
  newId: () => string;
  now: () => Date;
}

/** The templates, a file each. No two have the same name, whatever its case. Every method throws `Failure`. */
export class Templates {
  readonly #options: TemplatesOptions;
  readonly #deleted: DeletedFiles;
  /** The last change: they happen one after the other, so that names stay unique. */
  #changing: Promise<unknown> = Promise.resolve();

  constructor(options: TemplatesOptions) {
    this.#options = options;
    this.#deleted = new DeletedFiles(join(options.folder, 'deleted'), options.now);
  }

  /** Forgets what was deleted long ago. Never rejects. */
  async purge(): Promise<void> {
    await this.#deleted.purge();
  }

  /** All templates, by name. A damaged file is left alone. */
  async list(): Promise<Template[]> {
    const names = await readdir(this.#options.folder).catch(() => []);
    const read = names.filter((name) => name.endsWith('.json')).map((name) => this.#read(name));
    return (await Promise.all(read))
      .filter((template) => template !== undefined)
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  /** Keeps settings under a name; `conflict` when there is such a template and it is not to be replaced. */
  save(name: string, settings: TemplateSettings, replace: boolean): Promise<Template> {
    return this.#alone(async () => {
      const there = await this.#named(name);
      if (there !== undefined && !replace) throw taken(there.name);
      return this.#write({
        ...there,
        format: 'gatehouse-template',
        version: 1,
        id: there?.id ?? this.#options.newId(),
        name,
        changedAt: this.#options.now().toISOString(),
        ...settings,
      });
    });
  }

  /** Gives a template another name; `conflict` when another one has it. */
  rename(templateId: string, name: string): Promise<Template> {
    return this.#alone(async () => {
      const template = (await this.list()).find(({ id }) => id === templateId);
      if (template === undefined) throw gone();
      const there = await this.#named(name);
      if (there !== undefined && there.id !== templateId) throw taken(there.name);
      return this.#write({ ...template, name, changedAt: this.#options.now().toISOString() });
    });
  }

  /** Puts a template where `restore` finds it for 30 days. */
  delete(templateId: string): Promise<void> {
    return this.#alone(async () => {
      if (!isDraftId(templateId)) throw gone();
      await this.#deleted.put(this.#pathOf(templateId), templateId).catch(() => {
        throw gone();
      });
    });
  }

  /** Brings a deleted template back; `conflict` when another one has its name by now. */
  restore(templateId: string): Promise<void> {
    return this.#alone(async () => {
      if (!isDraftId(templateId)) throw gone();
      const outcome = await this.#deleted.takeBack(templateId, this.#pathOf(templateId)).catch(() => 'gone');
      if (outcome === 'gone') throw gone();
      const all = await this.list();
      const back = all.find(({ id }) => id === templateId);
      const other = all.find((one) => one.id !== templateId && isSameName(one.name, back?.name ?? ''));
      if (other === undefined) return;
      await this.#deleted.put(this.#pathOf(templateId), templateId);
      throw taken(other.name);
    });
  }

  async #named(name: string): Promise<Template | undefined> {
    return (await this.list()).find((template) => isSameName(template.name, name));
  }

  async #read(fileName: string): Promise<Template | undefined> {
    try {
      const text = await readFile(join(this.#options.folder, fileName), 'utf8');
      return templateSchema.parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  }

  async #write(template: Template): Promise<Template> {
    try {
      await mkdir(this.#options.folder, { recursive: true, mode: 0o700 });
      await writeFileAtomically(this.#pathOf(template.id), `${JSON.stringify(template, null, 2)}\n`);
    } catch {
      throw new Failure({
        kind: 'storage-unavailable',
        message: 'The template could not be written to the disk. Make room, then try again.',
      });
    }
    return template;
  }

  #alone<Value>(change: () => Promise<Value>): Promise<Value> {
    const changing = this.#changing.then(change);
    this.#changing = changing.catch(() => undefined);
    return changing;
  }

  #pathOf(id: string): string {
    return join(this.#options.folder, `${id}.json`);
  }
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function gone(): Failure {
  return new Failure({ kind: 'not-found', message: 'This template is gone.' });
}

function taken(name: string): Failure {
  return new Failure({
    kind: 'conflict',
    message: `There is a template “${name}” already. Replace it, or choose another name.`,
  });
}
