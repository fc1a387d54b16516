import { Document, isScalar, visit } from 'yaml';

/**
 * A template as YAML that the readers of YAML 1.1 (CloudFormation's) and 1.2 read alike: every text in double quotes,
 * every character that either takes for a line break or refuses escaped, no aliases.
 */
export function templateText(template: object, comment: readonly string[]): string {
  const document = new Document(template, { aliasDuplicateObjects: false });
  document.commentBefore = comment.map((line) => ` ${line}`.trimEnd()).join('\n');
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar<string>(key) && !isPlainKey(key.value)) key.type = 'QUOTE_DOUBLE';
    },
  });
  return document
    .toString({ lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })
    .replaceAll(
      /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** Whether a key is a text to readers of YAML 1.1, too, without quotation marks. */
function isPlainKey(key: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*$/.test(key) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(key);
}
