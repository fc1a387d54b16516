import { createHash } from 'node:crypto';
import { validationError } from './errors.ts';
import { firstNotBelow } from './table.ts';
import type { XmlRecord, XmlValue } from './xml.ts';

/** The paging parameters of a call. */
export interface PageRequest {
  readonly Marker: string | undefined;
  readonly MaxItems: number;
}

const sealLength = 6;

function seal(scope: string, key: string): Buffer {
  return createHash('sha256').update(`${scope}\n${key}`).digest().subarray(0, sealLength);
}

function markerAfter(scope: string, key: string): string {
  return Buffer.concat([seal(scope, key), Buffer.from(key)]).toString('base64url');
}

function keyBehind(scope: string, marker: string): string {
  const bytes = Buffer.from(marker, 'base64url');
  const key = bytes.subarray(sealLength).toString();
  const genuine = bytes.length > sealLength && markerAfter(scope, key) === marker;
  if (!genuine) throw validationError('Invalid Marker.');
  return key;
}

/** One page of a listing. */
export interface Page<T> {
  readonly items: readonly T[];
  /** IsTruncated and, when there is more, Marker: ready to be put into an answer. */
  readonly end: XmlRecord;
}

/**
 * A page of what `pick` gives for ordered keys; keys for which it gives undefined do not count. The marker
 * names the last key handed out, so that nothing is skipped or repeated when entities come and go between
 * pages. It is good only for the same `scope` (operation and filters).
 * @throws AwsError ValidationError for a marker that this listing did not give
 */
export function page<T>(
  scope: string,
  keys: readonly string[],
  request: PageRequest,
  pick: (key: string) => T | undefined,
): Page<T> {
  let index = 0;
  if (request.Marker !== undefined) {
    const after = keyBehind(scope, request.Marker);
    index = firstNotBelow(keys, after);
    if (keys[index] === after) index++;
  }
  const items: T[] = [];
  let last = '';
  for (; index < keys.length; index++) {
    const key = keys[index] ?? '';
    const item = pick(key);
    if (item === undefined) continue;
    if (items.length === request.MaxItems) {
      return { items, end: { IsTruncated: true, Marker: markerAfter(scope, last) } };
    }
    items.push(item);
    last = key;
  }
  return { items, end: { IsTruncated: false } };
}

/** {@link page} over items that are not kept in order of their keys. */
export function pageOfItems<T extends XmlValue>(
  scope: string,
  items: Iterable<readonly [key: string, item: T]>,
  request: PageRequest,
): Page<T> {
  const byKey = new Map(items);
  return page(scope, [...byKey.keys()].sort(), request, (key) => byKey.get(key));
}
