/** A cell without a type, so that a number is expected, whose formula is not followed by a value. */
const cell =
  /(<(?:\w+:)?c(?=[\s>])(?![^>]*\st=)[^>]*>\s*<((?:\w+:)?)f(?:\s[^>]*\/>|\/>|(?:\s[^>]*)?>[^<]*<\/(?:\w+:)?f>))\s*(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v>\s*<\/(?:\w+:)?v>)?\s*(?=<\/(?:\w+:)?c>)/g;

/**
 * A worksheet's XML in which a formula that was never calculated has a result that is no number. The reader takes a
 * missing result for 0, which cannot be told from a real one.
 */
export function withResultsMarked(xml: Uint8Array): Uint8Array {
  // Every byte is a character of this encoding, so nothing else changes.
  const text = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength).toString('latin1');
  return Buffer.from(text.replace(cell, '$1<$2v>none</$2v>'), 'latin1');
}
