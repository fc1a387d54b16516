/** A moment, as milliseconds since the epoch, to be written as AWS writes dates. */
export class Moment {
  readonly at: number;

  constructor(at: number) {
    this.at = at;
  }
}

/**
 * What an awsQuery answer can hold. Arrays become `<member>` lists, maps become `<entry>` lists, bytes
 * become base64, and properties that are undefined are left out.
 */
export type XmlValue = string | number | boolean | Moment | Uint8Array | XmlList | XmlMap | XmlRecord;
/** A list, written as `<member>` elements. */
export type XmlList = readonly XmlValue[];
/** A map, written as `<entry>` elements with `<key>` and `<value>`. */
type XmlMap = ReadonlyMap<string, number>;
/** A structure, written as one element per property, in order. */
export interface XmlRecord {
  readonly [name: string]: XmlValue | undefined;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#xD;',
  '\n': '&#xA;',
  '\t': '&#x9;',
};

// Anything that XML 1.0 cannot carry, even as a reference (https://www.w3.org/TR/xml/#charsets).
// eslint would call the range a mistake if it were written as literals, so it is built from code points.
const forbidden = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(8)}\\u000b\\u000c${String.fromCharCode(14)}-${String.fromCharCode(31)}\\ufffe\\uffff]`,
  'g',
);

/** Text that is safe between two tags: escaped, and with what XML 1.0 cannot carry replaced by U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, '\ufffd')
    .replace(/[&<>"'\r\n\t]/g, (character) => entities[character] ?? character);
}

function content(value: XmlValue): string {
  if (typeof value === 'string') return escapeXml(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Moment) return `${new Date(value.at).toISOString().slice(0, 19)}Z`;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (isList(value)) return value.map((member) => element('member', member)).join('');
  if (isMap(value)) {
    return [...value].map(([key, number]) => element('entry', { key, value: number })).join('');
  }
  return Object.entries(value)
    .map(([name, part]) => (part === undefined ? '' : element(name, part)))
    .join('');
}

function isList(value: XmlList | XmlMap | XmlRecord): value is XmlList {
  return Array.isArray(value);
}

function isMap(value: XmlMap | XmlRecord): value is XmlMap {
  return value instanceof Map;
}

function element(name: string, value: XmlValue): string {
  const inner = content(value);
  return inner === '' ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

/** The body of a successful awsQuery answer. `result` is undefined for operations that return nothing. */
export function successBody(
  namespace: string,
  action: string,
  result: XmlRecord | undefined,
  requestId: string,
): string {
  const parts = [
    result === undefined ? '' : element(`${action}Result`, result),
    element('ResponseMetadata', { RequestId: requestId }),
  ];
  return `<${action}Response xmlns="${escapeXml(namespace)}">${parts.join('')}</${action}Response>`;
}

/** The body of a refused awsQuery call. Errors that are the caller's are `Sender`, the service's `Receiver`. */
export function errorBody(
  namespace: string,
  error: { readonly code: string; readonly status: number; readonly message: string },
  requestId: string,
): string {
  const parts = [
    element('Error', {
      Type: error.status < 500 ? 'Sender' : 'Receiver',
      Code: error.code,
      Message: error.message,
    }),
    element('RequestId', requestId),
  ];
  return `<ErrorResponse xmlns="${escapeXml(namespace)}">${parts.join('')}</ErrorResponse>`;
}
