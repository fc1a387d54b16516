import type { Tag } from '../drafts/draft.ts';

/** A name without white space around it and without invisible characters, as they come along from a spreadsheet. */
export function tidyName(name: string): string {
  return name.replace(/\p{C}/gu, '').replace(/^\p{Z}+|\p{Z}+$/gu, '');
}

/** A path with a slash at either end, and without what `tidyName` drops. */
export function tidyPath(path: string): string {
  const inner = tidyName(path).replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

/** Tags without white space around them, without empty ones and without those that are there a second time. */
export function tidyTags(tags: readonly Tag[]): Tag[] {
  const tidy = tags
    .map(({ key, value }) => ({ key: tidyName(key), value: tidyName(value) }))
    .filter(({ key, value }) => key !== '' || value !== '');
  return tidy.filter(
    (tag, index) =>
      tidy.findIndex(
        ({ key, value }) => key.toLowerCase() === tag.key.toLowerCase() && value === tag.value,
      ) === index,
  );
}
