/**
 * A text as a quoted string of HCL: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-expressions.
 * (Terraform itself then normalises it to Unicode NFC.)
 */
export function hclString(text: string): string {
  const escaped = text
    .toWellFormed()
    .replaceAll(/["\\]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g, escapedUnit)
    // Doubled, a marker stands for itself; of a row of them nothing says which doubles which.
    .replaceAll(/([$%]+)\{/g, (_, markers: string) =>
      markers.length === 1 ? `${markers}${markers}{` : `${markers.replaceAll(/./g, escapedUnit)}{`,
    );
  return `"${escaped}"`;
}

const delimiter = 'POLICY';

/**
 * A policy's document: one of several lines as a heredoc, where that can say it, to be read; it then ends with a line
 * break, which means nothing in JSON.
 */
export function hclDocument(document: string): string {
  const plain =
    document.includes('\n') &&
    document.isWellFormed() &&
    !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]|[$%]{2,}\{/.test(document) &&
    !document.split('\n').some((line) => line.trim() === delimiter);
  if (!plain) return hclString(document);
  const escaped = document.replaceAll(/([$%])\{/g, '$1$1{');
  return `<<${delimiter}\n${escaped}${escaped.endsWith('\n') ? '' : '\n'}${delimiter}`;
}

/** A list, one element a line where there are several. */
export function hclList(elements: readonly string[]): string {
  return elements.length < 2
    ? `[${elements.join('')}]`
    : `[\n${elements.map((element) => `    ${element},\n`).join('')}  ]`;
}

function escapedUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
