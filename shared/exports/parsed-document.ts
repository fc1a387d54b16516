/** What a policy's document says; `undefined` where it is not JSON. */
export function parsedDocument(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    return undefined;
  }
}
