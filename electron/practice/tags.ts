import { invalidInput } from './errors.ts';
import { keyOf, type Tag } from './state.ts';
import type { XmlList } from './xml.ts';

type TagInput = readonly { readonly Key: string; readonly Value: string }[];

/**
 * The tags of a call, checked.
 * @throws AwsError InvalidInput for keys that differ at most in case, or that begin with `aws:`
 */
export function acceptedTags(input: TagInput | undefined): Tag[] {
  const tags = (input ?? []).map(({ Key, Value }) => ({ key: Key, value: Value }));
  if (new Set(tags.map((tag) => keyOf(tag.key))).size < tags.length) {
    throw invalidInput('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  if (tags.some((tag) => keyOf(tag.key).startsWith('aws:'))) {
    throw invalidInput('One or more tag keys have the prefix aws:, which is reserved for AWS use.');
  }
  return tags;
}

/** Tags after a change: a second spelling of a key replaces the first, value and spelling. */
export function mergedTags(present: readonly Tag[], added: readonly Tag[]): Tag[] {
  const merged = new Map(present.map((tag) => [keyOf(tag.key), tag]));
  for (const tag of added) merged.set(keyOf(tag.key), tag);
  return [...merged.values()];
}

/** Tags as answers have them. */
export function tagsXml(tags: readonly Tag[]): XmlList {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}
