import { validationError } from './errors.ts';

/** A decoded awsQuery body: `Tags.member.1.Key=team` and so on. */
export type Form = URLSearchParams;

/** What one parameter gave: its value, or what is wrong with it. */
type Reading<T> =
  | { readonly ok: true; readonly value: T }
  /** `model`: broken constraints of the service model; `rule`: a sentence of the service's own. */
  | { readonly ok: false; readonly model: readonly string[]; readonly rule?: string };

/** How a parameter is read from a form and checked. `at` is the name in the form, `label` the one in messages. */
export interface Parameter<T> {
  read(form: Form, at: string, label: string): Reading<T>;
}

/** What a set of parameters gives when all are in order. */
export type Inputs<P extends Readonly<Record<string, Parameter<unknown>>>> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

function fine<T>(value: T): Reading<T> {
  return { ok: true, value };
}

function broken(label: string, ...constraints: string[]): Reading<never> {
  return {
    ok: false,
    model: constraints.map((text) => `Value at '${label}' failed to satisfy constraint: ${text}`),
  };
}

interface TextRules {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  /** AWS's own sentence for a text that does not match, where it has one. */
  readonly sentence?: (label: string) => string;
}

/** A required text. */
export function text(rules: TextRules): Parameter<string> {
  const whole = rules.pattern && new RegExp(`^(?:${rules.pattern.source})$`, 'u');
  const shown = rules.pattern?.source.replaceAll('\\/', '/') ?? '';
  return {
    read(form, at, label) {
      const value = form.get(at);
      if (value === null) return broken(label, 'Member must not be null');
      const problems: string[] = [];
      if (rules.max !== undefined && value.length > rules.max) {
        problems.push(`Member must have length less than or equal to ${rules.max}`);
      }
      if (rules.min !== undefined && value.length < rules.min) {
        problems.push(`Member must have length greater than or equal to ${rules.min}`);
      }
      const matches = whole?.test(value) ?? true;
      if (!matches && rules.sentence === undefined) {
        problems.push(`Member must satisfy regular expression pattern: ${shown}`);
      }
      if (problems.length > 0) return broken(label, ...problems);
      if (!matches && rules.sentence !== undefined) {
        return { ok: false, model: [], rule: rules.sentence(label) };
      }
      return fine(value);
    },
  };
}

/** A required whole number. */
export function wholeNumber(rules: { readonly min: number; readonly max: number }): Parameter<number> {
  return {
    read(form, at, label) {
      const value = form.get(at);
      if (value === null) return broken(label, 'Member must not be null');
      if (!/^-?\d{1,15}$/.test(value)) return broken(label, 'Member must be an integer');
      const number = Number(value);
      if (number < rules.min) {
        return broken(label, `Member must have value greater than or equal to ${rules.min}`);
      }
      if (number > rules.max) {
        return broken(label, `Member must have value less than or equal to ${rules.max}`);
      }
      return fine(number);
    },
  };
}

/** A required `true` or `false`. */
export const flag: Parameter<boolean> = {
  read(form, at, label) {
    const value = form.get(at)?.toLowerCase();
    if (value === 'true') return fine(true);
    if (value === 'false') return fine(false);
    return broken(label, value === undefined ? 'Member must not be null' : 'Member must be a boolean');
  },
};

/** One of a fixed set of words. */
export function oneOf<const W extends string>(words: readonly W[]): Parameter<W> {
  return {
    read(form, at, label) {
      const value = form.get(at);
      if (value === null) return broken(label, 'Member must not be null');
      const word = words.find((candidate) => candidate === value);
      if (word !== undefined) return fine(word);
      return broken(label, `Member must satisfy enum value set: [${words.join(', ')}]`);
    },
  };
}

/** The same parameter, undefined when the form does not have it. */
export function optional<T>(parameter: Parameter<T>): Parameter<T | undefined> {
  return {
    read(form, at, label) {
      const present = [...form.keys()].some((key) => key === at || key.startsWith(`${at}.`));
      return present ? parameter.read(form, at, label) : fine(undefined);
    },
  };
}

/** The same parameter, with a value for when the form does not have it. */
export function withDefault<T>(parameter: Parameter<T>, value: T): Parameter<T> {
  const inner = optional(parameter);
  return {
    read(form, at, label) {
      const reading = inner.read(form, at, label);
      return reading.ok ? fine(reading.value ?? value) : reading;
    },
  };
}

/** A structure: its parts follow a dot. */
export function structure<P extends Readonly<Record<string, Parameter<unknown>>>>(
  parts: P,
): Parameter<Inputs<P>> {
  return { read: (form, at, label) => readAll(form, parts, `${at}.`, `${label}.`) };
}

/** A list in AWS's `member.N` form, from 1; an empty one is sent as the bare name. */
export function list<T>(member: Parameter<T>, rules: { readonly max: number }): Parameter<readonly T[]> {
  return {
    read(form, at, label) {
      const keys = [...form.keys()];
      if (!keys.some((key) => key === at || key.startsWith(`${at}.`))) {
        return broken(label, 'Member must not be null');
      }
      const values: T[] = [];
      const model: string[] = [];
      let count = 0;
      for (let index = 1; ; index++) {
        const place = `${at}.member.${index}`;
        if (!keys.some((key) => key === place || key.startsWith(`${place}.`))) break;
        count++;
        const reading = member.read(form, place, `${label}.${index}.member`);
        if (reading.ok) values.push(reading.value);
        else model.push(...reading.model);
      }
      if (count > rules.max) {
        return broken(label, `Member must have length less than or equal to ${rules.max}`);
      }
      return model.length > 0 ? { ok: false, model } : fine(values);
    },
  };
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function readAll<P extends Readonly<Record<string, Parameter<unknown>>>>(
  form: Form,
  parameters: P,
  atPrefix: string,
  labelPrefix: string,
): Reading<Inputs<P>> {
  const values: Record<string, unknown> = {};
  const model: string[] = [];
  let rule: string | undefined;
  for (const [name, parameter] of Object.entries(parameters)) {
    const reading = parameter.read(form, atPrefix + name, labelPrefix + lowerFirst(name));
    if (reading.ok) {
      values[name] = reading.value;
    } else {
      model.push(...reading.model);
      rule ??= reading.rule;
    }
  }
  if (model.length > 0) return { ok: false, model };
  if (rule !== undefined) return { ok: false, model, rule };
  // The loop has set every key of P to what its parameter gave; TypeScript cannot follow a mapped type that far.
  return fine(values as Inputs<P>);
}

/**
 * Reads all parameters of a call.
 * @throws AwsError ValidationError with AWS's wording: broken model constraints are counted and joined with
 *   `; `; a sentence of the service's own comes only when the model is satisfied.
 */
export function readParameters<P extends Readonly<Record<string, Parameter<unknown>>>>(
  form: Form,
  parameters: P,
): Inputs<P> {
  const reading = readAll(form, parameters, '', '');
  if (reading.ok) return reading.value;
  const count = reading.model.length;
  if (count === 0 && reading.rule !== undefined) throw validationError(reading.rule);
  const found = count === 1 ? '1 validation error' : `${count} validation errors`;
  throw validationError(`${found} detected: ${reading.model.join('; ')}`);
}
