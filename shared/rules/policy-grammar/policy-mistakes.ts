import type { Node } from 'jsonc-parser';
import { duplicateMembers, membersOf, mistakeAt, mistakeAtStart, type Member } from './json-nodes.ts';
import { readJson } from './json-syntax.ts';
import { placed, type Misplaced, type Mistake } from './mistake.ts';
import { statementMistakes, unknownName } from './statement.ts';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
const longestDocument = 131_072;
/** A broken document has mistakes without end; nobody reads more. */
const most = 100;

const elements = ['Version', 'Id', 'Statement'];

/**
 * Everything for which AWS would refuse a text as the document of a managed policy for users and groups, in the order
 * of the text: JSON itself, then IAM's grammar of what could be read.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function policyMistakes(text: string): Mistake[] {
  if (text.length > longestDocument) {
    const message = `A document has at most ${longestDocument.toLocaleString('en')} characters, white space included.`;
    return placed(text, [{ offset: 0, length: 0, message }], most);
  }
  const { root, mistakes } = readJson(text);
  const grammar = root === undefined ? [] : [...duplicateMembers(root), ...documentMistakes(root)];
  // Where JSON itself is broken, what the grammar misses there may only be unreadable.
  const broken = new Set(mistakes.map(({ offset }) => offset));
  return placed(
    text,
    [...mistakes, ...characterMistakes(text), ...grammar.filter(({ offset }) => !broken.has(offset))],
    most,
  );
}

function documentMistakes(root: Node): Misplaced[] {
  if (root.type !== 'object') return [mistakeAt(root, 'A policy is an object: { … }.')];
  const members = membersOf(root);
  return [
    ...members.flatMap(elementMistakes),
    ...['Version', 'Statement']
      .filter((needed) => !members.some(({ name }) => name === needed))
      .map((needed) =>
        mistakeAtStart(
          root,
          needed === 'Version'
            ? 'The policy has no “Version”: "2012-10-17".'
            : 'The policy has no “Statement”: a list of what it allows and denies.',
        ),
      ),
  ];
}

function elementMistakes({ name, nameNode, value }: Member): Misplaced[] {
  if (!elements.includes(name)) return [mistakeAt(nameNode, unknownName(name, elements))];
  if (value === undefined) return [];
  if (name === 'Statement') return statementsMistakes(value);
  if (name === 'Id') return value.type === 'string' ? [] : [mistakeAt(value, 'An “Id” is a text.')];
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
  return value.value === '2012-10-17'
    ? []
    : [
        mistakeAt(
          value,
          '“Version” is "2012-10-17": the version of the policy language, not of this policy.',
        ),
      ];
}

function statementsMistakes(value: Node): Misplaced[] {
  if (value.type === 'array' && (value.children ?? []).length === 0)
    return [mistakeAt(value, '“Statement” has at least one statement.')];
  const statements = value.type === 'array' ? (value.children ?? []) : [value];
  return [...statements.flatMap(statementMistakes), ...repeatedSids(statements)];
}

function repeatedSids(statements: readonly Node[]): Misplaced[] {
  const seen = new Set<unknown>();
  return statements
    .filter(({ type }) => type === 'object')
    .flatMap((statement) => membersOf(statement).filter(({ name }) => name === 'Sid'))
    .flatMap(({ value }) => {
      if (value === undefined || typeof value.value !== 'string' || value.value === '') return [];
      const isRepeated = seen.has(value.value);
      seen.add(value.value);
      return isRepeated ? [mistakeAt(value, `Another statement has the “Sid” ${value.value} already.`)] : [];
    });
}

/** Characters beyond Latin-1, which the API does not take. */
function characterMistakes(text: string): Misplaced[] {
  return [...text.matchAll(/[^\t\n\r\u0020-\u00ff]/gu)].slice(0, most).map((found) => ({
    offset: found.index,
    length: found[0].length,
    message: `The character ${characterText(found[0])} cannot be in a policy: AWS takes Latin letters and symbols only.`,
  }));
}

function characterText(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{C}\p{M}\p{Z}]/u.test(character) ? code : `“${character}” (${code})`;
}
