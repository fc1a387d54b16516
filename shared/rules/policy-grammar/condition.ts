import type { Node } from 'jsonc-parser';
import { isConditionOperator } from './condition-operators.ts';
import { membersOf, mistakeAt } from './json-nodes.ts';
import type { Misplaced } from './mistake.ts';

/**
 * What is wrong with a statement's `Condition`: operators, each with keys, each with one value or several.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function conditionMistakes(condition: Node): Misplaced[] {
  if (condition.type !== 'object')
    return [
      mistakeAt(condition, '“Condition” is an object: operators, each an object of keys and their values.'),
    ];
  return membersOf(condition).flatMap(({ name, nameNode, value }) => [
    ...(isConditionOperator(name)
      ? []
      : [mistakeAt(nameNode, `“${name}” is no condition operator, as “StringEquals” or “Bool” are.`)]),
    ...(value === undefined ? [] : keysMistakes(name, value)),
  ]);
}

function keysMistakes(operator: string, keys: Node): Misplaced[] {
  if (keys.type !== 'object')
    return [
      mistakeAt(keys, `“${operator}” is an object of keys and values, for instance { "aws:Region": "…" }.`),
    ];
  return membersOf(keys).flatMap(({ name, nameNode, value }) => [
    ...(/^[^:]+:./s.test(name)
      ? []
      : [
          mistakeAt(
            nameNode,
            'A condition key begins with "aws:" or a service, for instance "aws:SourceIp".',
          ),
        ]),
    ...(value === undefined ? [] : valueMistakes(value)),
  ]);
}

function valueMistakes(value: Node): Misplaced[] {
  const values = value.type === 'array' ? (value.children ?? []) : [value];
  return values
    .filter(({ type }) => type !== 'string' && type !== 'number' && type !== 'boolean')
    .map((one) =>
      mistakeAt(one, 'A condition’s value is a text, a number, true or false, or a list of them.'),
    );
}
