import type { Node } from 'jsonc-parser';
import { conditionMistakes } from './condition.ts';
import { membersOf, mistakeAt, mistakeAtStart, type Member } from './json-nodes.ts';
import type { Misplaced } from './mistake.ts';

const elements = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];

/**
 * What is wrong with one statement of an identity-based policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function statementMistakes(statement: Node): Misplaced[] {
  if (statement.type !== 'object') return [mistakeAt(statement, 'A statement is an object: { … }.')];
  const members = membersOf(statement);
  return [
    ...members.flatMap(elementMistakes),
    ...(members.some(({ name }) => name === 'Effect')
      ? []
      : [mistakeAtStart(statement, 'This statement has no “Effect”: "Allow" or "Deny".')]),
    ...oneOfMistakes(statement, members, 'Action', 'NotAction'),
    ...oneOfMistakes(statement, members, 'Resource', 'NotResource'),
  ];
}

function elementMistakes({ name, nameNode, value }: Member): Misplaced[] {
  if (name === 'Principal' || name === 'NotPrincipal')
    return [
      mistakeAt(nameNode, `A policy for users has no “${name}”: it is about whoever it is attached to.`),
    ];
  if (!elements.includes(name)) return [mistakeAt(nameNode, unknownName(name, elements))];
  if (value === undefined) return [];
  switch (name) {
    case 'Sid':
      return sidMistakes(value);
    case 'Effect':
      return value.value === 'Allow' || value.value === 'Deny'
        ? []
        : [mistakeAt(value, '“Effect” is "Allow" or "Deny", spelt so.')];
    case 'Action':
    case 'NotAction':
      return textsMistakes(name, value, actionProblem);
    case 'Resource':
    case 'NotResource':
      return textsMistakes(name, value, resourceProblem);
    default:
      return conditionMistakes(value);
  }
}

/** What to say of a name that does not belong where it is. */
export function unknownName(name: string, known: readonly string[]): string {
  const meant = known.find((one) => one.toLowerCase() === name.toLowerCase());
  return meant === undefined
    ? `“${name}” does not belong here. What does: ${known.join(', ')}.`
    : `“${name}” is spelt “${meant}”.`;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
function sidMistakes(value: Node): Misplaced[] {
  if (typeof value.value !== 'string') return [mistakeAt(value, 'A “Sid” is a text.')];
  return /^[A-Za-z0-9]*$/.test(value.value)
    ? []
    : [mistakeAt(value, 'A “Sid” has only the letters A to Z, a to z and the digits 0 to 9.')];
}

function oneOfMistakes(statement: Node, members: Member[], one: string, other: string): Misplaced[] {
  const found = members.filter(({ name }) => name === one || name === other);
  if (found.length === 0)
    return [mistakeAtStart(statement, `This statement has neither “${one}” nor “${other}”.`)];
  const second = found.find(({ name }) => name !== found[0]?.name);
  return second === undefined
    ? []
    : [mistakeAt(second.nameNode, `A statement has “${one}” or “${other}”, not both.`)];
}

/** A text or a list of at least one, each without a problem. */
function textsMistakes(
  name: string,
  value: Node,
  problemOf: (text: string) => string | undefined,
): Misplaced[] {
  if (value.type === 'array' && (value.children ?? []).length === 0)
    return [mistakeAt(value, `“${name}” has at least one entry.`)];
  const entries = value.type === 'array' ? (value.children ?? []) : [value];
  return entries.flatMap((entry) => {
    if (typeof entry.value !== 'string')
      return [mistakeAt(entry, `“${name}” is a text or a list of texts, each in double quotes.`)];
    const problem = problemOf(entry.value);
    return problem === undefined ? [] : [mistakeAt(entry, problem)];
  });
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function actionProblem(action: string): string | undefined {
  if (action === '*') return undefined;
  const parts = action.split(':');
  if (parts.length === 1)
    return 'An action begins with its service, for instance "s3:GetObject"; "*" alone is all actions.';
  if (parts.length > 2) return 'An action has one colon, between the service and the action’s name.';
  if (!/^(\*|[A-Za-z0-9-]+):[A-Za-z0-9*?]+$/.test(action))
    return 'An action is its service and its name, for instance "s3:GetObject" or "s3:Get*".';
  return undefined;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
function resourceProblem(resource: string): string | undefined {
  if (resource === '*') return undefined;
  return /^arn:[^:]+(:[^:]*){3}:./s.test(resource)
    ? undefined
    : 'A resource is "*" or an ARN: "arn:partition:service:region:account:resource", region and account may be empty.';
}
