import type { Draft } from '../drafts/draft.ts';
import { foldName, userNameProblem } from '../rules/names.ts';
import { splitName } from './full-name.ts';
import { unguardedCell } from './guarded-cell.ts';
import type { ImportProblem } from './import-problem.ts';
import { hasNameColumn } from './mapping-problems.ts';
import { nameColumns } from './name-columns.ts';
import { isEmail, type ImportMapping, type SourceUse } from './source-use.ts';
import { TakenNames } from './taken-names.ts';
import {
  longestName,
  nameByTemplate,
  nameOfWord,
  partsUsed,
  templateProblem,
  type Person,
} from './user-name-template.ts';

type Said = Omit<ImportProblem, 'row' | 'userId'>;

/** A user's name, and what is to be said of it. */
interface MadeName {
  name: string;
  /** Whom a row is about whose name is to be put right: no user name itself, so that no table makes one of it. */
  unread?: string;
  said: Said[];
}

const partNames: Record<keyof Person, string> = {
  first: 'first name',
  last: 'last name',
  email: 'e-mail address',
};

/**
 * Gives the users of a table their names, each another one. A name that a user of the account has stays as it is: most
 * likely it is the same person, and the plan says what becomes of users who exist.
 */
export class NameMaker {
  readonly #mapping: ImportMapping;
  /** In the draft and the table. */
  readonly #taken: TakenNames;
  /** Those of the draft, in lower case. */
  readonly #drafted: ReadonlySet<string>;
  /** The names of the account's users, by themselves in lower case. */
  readonly #existing: ReadonlyMap<string, string>;
  readonly #nameColumn: number;
  readonly #madeOf: ReadonlySet<number>;
  readonly #parts: readonly (keyof Person)[];
  readonly #isTemplateRight: boolean;

  /** `account`: the names of its users, as far as they are known. */
  constructor(mapping: ImportMapping, draft: Pick<Draft, 'users'>, account: Iterable<string>) {
    const drafted = draft.users.map(({ name }) => foldName(name));
    this.#mapping = mapping;
    this.#taken = new TakenNames(drafted);
    this.#drafted = new Set(drafted);
    this.#existing = new Map([...account].map((name) => [foldName(name), name]));
    this.#nameColumn = hasNameColumn(mapping)
      ? mapping.uses.findIndex((use) => use.to === 'column' && use.column === 'name')
      : -1;
    this.#madeOf = nameColumns(mapping);
    this.#parts = [...partsUsed(mapping.names.template)];
    this.#isTemplateRight = templateProblem(mapping.names.template) === undefined;
  }

  /**
   * The next row's name: `given`, where the table has a column of user names, or else one made by the template. None is
   * made of a broken cell, whose reason the row says by itself.
   */
  nameOf(cells: readonly string[], given: string, broken: ReadonlyMap<number, string>): MadeName {
    if (this.#nameColumn !== -1) {
      if (given !== '') return this.#kept(given, []);
      const text = textAt(cells, this.#nameColumn);
      return text !== ''
        ? unmade(text, 'formula', [])
        : unmade(whoIs(this.#person(cells)), 'no user name', ['There is no user name.']);
    }
    if (!this.#isTemplateRight) return unmade('', '', ['There is no user name.']);
    const person = this.#person(cells);
    const isBroken = [...this.#madeOf].some((index) => broken.has(index) && textAt(cells, index) !== '');
    return isBroken ? unmade(whoIs(person), 'formula', []) : this.#made(person);
  }

  #made(person: KnownPerson): MadeName {
    const { names } = this.#mapping;
    const missing = this.#parts.filter((part) => person[part] === '');
    const who = whoIs(person);
    if (missing.length === 0) {
      const whole = nameByTemplate(names, person);
      return whole === ''
        ? unmade(who, 'no user name', ['No user name can be made of this.'])
        : this.#free(whole, []);
    }
    const repairs = missing.map((part) => `There is no ${partNames[part]} to make the user name of.`);
    const whole =
      missing.length < this.#parts.length
        ? (nameOfWord(names, [person.first, person.last].join('')) ?? nameByTemplate(names, person))
        : '';
    const unread =
      who === '' ? {} : { unread: `${who} (${missing.map((part) => `no ${partNames[part]}`).join(', ')})` };
    return {
      ...(whole === '' ? { name: '', said: repairs.map(toRepair) } : this.#free(whole, repairs)),
      ...unread,
    };
  }

  /** Of the right length, and with a number where it is taken and that was chosen. */
  #free(whole: string, repairs: string[]): MadeName {
    const name = whole.slice(0, longestName);
    const cut: Said[] =
      name === whole ? [] : [{ kind: 'note', reason: `The user name was cut to ${longestName} characters.` }];
    if (this.#mapping.names.clashes === 'keep') {
      const kept = this.#kept(name, repairs);
      return { ...kept, said: [...cut, ...kept.said] };
    }
    const free = this.#taken.free(name);
    this.#taken.take(free);
    return {
      name: free,
      said: [
        ...repairs.map(toRepair),
        ...cut,
        ...(free === name ? [] : [this.#numbered(name, free)]),
        ...this.#exists(free),
      ],
    };
  }

  #numbered(name: string, free: string): Said {
    return this.#drafted.has(foldName(name))
      ? { kind: 'note', reason: `The draft has ${name} already, so this is ${free}.`, clashWith: 'draft' }
      : { kind: 'note', reason: `${name} is in another row, so this is ${free}.` };
  }

  /** As it is: what is wrong with it is said. */
  #kept(name: string, repairs: string[]): MadeName {
    const wrong = userNameProblem(name);
    const isTaken = wrong === undefined && this.#taken.has(name);
    this.#taken.take(name);
    return {
      name,
      said: [
        ...[...repairs, ...(wrong === undefined ? [] : [wrong])].map(toRepair),
        ...(isTaken ? [this.#takenAsItIs(name)] : []),
        ...(wrong === undefined ? this.#exists(name) : []),
      ],
    };
  }

  #takenAsItIs(name: string): Said {
    const said = toRepair(`The user name ${name} is taken; case does not matter.`);
    return this.#drafted.has(foldName(name)) ? { ...said, clashWith: 'draft' } : said;
  }

  #exists(name: string): Said[] {
    const existing = this.#existing.get(foldName(name));
    if (existing === undefined) return [];
    const differs = existing === name ? '' : '; names that differ only in upper and lower case clash';
    return [
      {
        kind: 'note',
        reason: `The account already has a user ${existing}${differs}.`,
        clashWith: 'account',
      },
    ];
  }

  #person(cells: readonly string[]): KnownPerson {
    const textOf = (is: (use: SourceUse) => boolean): string =>
      textAt(cells, this.#mapping.uses.findIndex(is));
    const full = textOf(({ to }) => to === 'full-name');
    const { first, last } = splitName(full, this.#mapping.names.fullNames);
    return {
      full,
      first: textOf(({ to }) => to === 'first-name') || first,
      last: textOf(({ to }) => to === 'last-name') || last,
      email: textOf(isEmail),
    };
  }
}

/** A person, with the full name as the table has it. */
interface KnownPerson extends Person {
  full: string;
}

function textAt(cells: readonly string[], index: number): string {
  return unguardedCell(cells[index] ?? '');
}

/** What an administrator would know a person by. */
function whoIs({ full, first, last, email }: KnownPerson): string {
  return full || [first, last].filter((part) => part !== '').join(' ') || email;
}

/** No name, but the text that is known, with what is wrong where it would be a user name. */
function unmade(text: string, why: string, repairs: string[]): MadeName {
  const bare = { name: '', said: repairs.map(toRepair) };
  if (text === '') return bare;
  return { ...bare, unread: userNameProblem(text) === undefined ? `${text} (${why})` : text };
}

function toRepair(reason: string): Said {
  return { kind: 'repair', reason };
}
