import { splitName } from './full-name.ts';
import { unguardedCell } from './guarded-cell.ts';
import { hasNameColumn } from './mapping-problems.ts';
import type { ImportMapping, PersonPart } from './source-use.ts';
import { TakenNames } from './taken-names.ts';
import {
  longestName,
  nameByTemplate,
  partsUsed,
  templateProblem,
  type Person,
} from './user-name-template.ts';

/** A user's name, what is to be put right about it, and what is good to know. */
interface MadeName {
  name: string;
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
  readonly #fromColumn: boolean;
  readonly #parts: readonly (keyof Person)[];
  readonly #isTemplateRight: boolean;

  /** `taken`: the names that are in use already. */
  constructor(mapping: ImportMapping, taken: Iterable<string>) {
    this.#mapping = mapping;
    this.#taken = new TakenNames(taken);
    this.#fromColumn = hasNameColumn(mapping);
    this.#parts = [...partsUsed(mapping.names.template)];
    this.#isTemplateRight = templateProblem(mapping.names.template) === undefined;
  }

  /** The next row's name: `given`, where the table has a column of user names, or else one made by the template. */
  nameOf(cells: readonly string[], given: string, broken: ReadonlyMap<number, string>): MadeName {
    const { names } = this.#mapping;
    if (given !== '' || this.#fromColumn)
      return this.#kept(given, given === '' ? ['There is no user name.'] : []);
    if (!this.#isTemplateRight) return this.#kept('', ['There is no user name.']);
    const person = this.#person(cells, broken);
    const missing = this.#parts.filter((part) => person[part] === '');
    const repairs = missing.map((part) => `There is no ${partNames[part]} to make the user name of.`);
    const whole = nameByTemplate(names, person);
    if (whole === '')
      return this.#kept('', repairs.length > 0 ? repairs : ['No user name can be made of this.']);
    const name = whole.slice(0, longestName);
    const notes = name === whole ? [] : [`The user name was cut to ${longestName} characters.`];
    if (names.clashes === 'keep') return { ...this.#kept(name, repairs), notes };
    const free = this.#taken.free(name);
    this.#taken.take(free);
    return {
      name: free,
      repairs,
      notes: free === name ? notes : [...notes, `${name} is taken, so this is ${free}.`],
    };
  }

  #kept(name: string, repairs: string[]): MadeName {
    const clash =
      name !== '' && this.#taken.has(name) ? [`The user name ${name} is taken; case does not matter.`] : [];
    if (name !== '') this.#taken.take(name);
    return { name, repairs: [...repairs, ...clash], notes: [] };
  }

  #person(cells: readonly string[], broken: ReadonlyMap<number, string>): Person {
    const textOf = (part: PersonPart): string =>
      unguardedCell(
        cells[this.#mapping.uses.findIndex(({ to }, index) => to === part && !broken.has(index))] ?? '',
      );
    const { first, last } = splitName(textOf('full-name'), this.#mapping.names.fullNames);
    return {
      first: textOf('first-name') || first,
      last: textOf('last-name') || last,
      email: textOf('email'),
    };
  }
}
