import type { Draft } from '../drafts/draft.ts';
import { foldName, userNameProblem } from '../rules/names.ts';
import { splitName } from './full-name.ts';
import { unguardedCell } from './guarded-cell.ts';
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

/** A user's name, what is to be put right about it, and what is good to know. */
interface MadeName {
  name: string;
  /** Whom a row is about whose name is to be put right: no user name itself, so that no table makes one of it. */
  unread?: string;
  repairs: string[];
  notes: string[];
}

const partNames: Record<keyof Person, string> = {
  first: 'first name',
  last: 'last name',
  email: 'e-mail address',
};

/** Gives the users of a table their names, each another one. */
export class NameMaker {
  readonly #mapping: ImportMapping;
  readonly #taken: TakenNames;
  /** Of the account, in the spelling that the draft skips or completes. */
  readonly #expected: ReadonlySet<string>;
  /** Of the draft and the table, in lower case. */
  readonly #listed: Set<string>;
  readonly #nameColumn: number;
  readonly #madeOf: ReadonlySet<number>;
  readonly #parts: readonly (keyof Person)[];
  readonly #isTemplateRight: boolean;

  /** `account`: the names of its users, as far as they are known. */
  constructor(
    mapping: ImportMapping,
    draft: Pick<Draft, 'users' | 'existingUsers'>,
    account: Iterable<string>,
  ) {
    const there = [...account];
    const listed = draft.users.map(({ name }) => name);
    this.#mapping = mapping;
    this.#taken = new TakenNames([...listed, ...there]);
    this.#listed = new Set(listed.map(foldName));
    this.#expected = new Set(draft.existingUsers === 'stop' ? [] : there);
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
    return { ...(whole === '' ? { name: '', repairs, notes: [] } : this.#free(whole, repairs)), ...unread };
  }

  /** Of the right length, and with a number where it is taken and that was chosen. */
  #free(whole: string, repairs: string[]): MadeName {
    const name = whole.slice(0, longestName);
    const notes = name === whole ? [] : [`The user name was cut to ${longestName} characters.`];
    if (this.#mapping.names.clashes === 'keep') {
      const kept = this.#kept(name, repairs);
      return { ...kept, notes: [...notes, ...kept.notes] };
    }
    const free = this.#taken.free(name);
    this.#taken.take(free);
    return {
      name: free,
      repairs,
      notes: free === name ? notes : [...notes, `${name} is taken, so this is ${free}.`],
    };
  }

  /** As it is: what is wrong with it is said. */
  #kept(name: string, repairs: string[]): MadeName {
    const folded = foldName(name);
    const isExpected = this.#expected.has(name) && !this.#listed.has(folded);
    const wrong = userNameProblem(name);
    const isTaken = wrong === undefined && !isExpected && this.#taken.has(name);
    this.#taken.take(name);
    this.#listed.add(folded);
    return {
      name,
      repairs: [
        ...repairs,
        ...(wrong === undefined ? [] : [wrong]),
        ...(isTaken ? [`The user name ${name} is taken; case does not matter.`] : []),
      ],
      notes: isExpected && wrong === undefined ? [`The account has a user ${name} already.`] : [],
    };
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
  const bare = { name: '', repairs, notes: [] };
  if (text === '') return bare;
  return { ...bare, unread: userNameProblem(text) === undefined ? `${text} (${why})` : text };
}
