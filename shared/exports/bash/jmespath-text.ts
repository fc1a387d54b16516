/**
 * A value as a literal of JMESPath, the language of the AWS CLI's --query, whatever is in it; of ASCII alone.
 * https://jmespath.org/specification.html#literal-expressions
 */
export function jmespathLiteral(value: unknown): string {
  const json = JSON.stringify(value).replaceAll(
    /[^\x20-\x5f\x61-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `\`${json}\``;
}
