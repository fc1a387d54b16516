/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operators = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnLike',
  'ArnNotEquals',
  'ArnNotLike',
];

const known = new Set(operators.map((operator) => operator.toLowerCase()));

/** Whether AWS knows a condition operator, with its set prefix and its `IfExists`; `Null` has no `IfExists`. */
export function isConditionOperator(operator: string): boolean {
  const plain = operator.toLowerCase().replace(/^for(all|any)values?:/, '');
  return plain === 'null' || known.has(plain.replace(/ifexists$/, ''));
}
