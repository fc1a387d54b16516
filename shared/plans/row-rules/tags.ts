import { maximumTags, tagProblems } from '../../rules/tags.ts';
import { documentation } from '../documentation.ts';
import type { Fix } from '../fix.ts';
import { missingTags } from '../merge.ts';
import { problem, type RowRule } from '../row-problem.ts';

/** Tags that AWS does not take, or too many of them. */
export const tags: RowRule = ({ user, settings, existing, doing }) => {
  if (doing === 'skip') return [];
  const all = doing === 'merge' ? (existing?.access?.tags ?? []) : [];
  // Tags that AWS gives count for nothing: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
  const had = all.filter(({ key }) => !/^aws:/i.test(key));
  const count = had.length + (had.length === 0 ? settings.tags : missingTags(settings.tags, had)).length;
  if (count > maximumTags)
    return [
      problem(
        'error',
        'tags-invalid',
        'tags',
        had.length === 0
          ? `A user can have at most ${maximumTags} tags.`
          : `A user can have at most ${maximumTags} tags; with those that they have, these would have ${count}.`,
        documentation.quotas,
      ),
    ];
  const [first] = tagProblems(settings.tags);
  if (first === undefined) return [];
  const { key = '', value = '' } = settings.tags[first.index] ?? {};
  const fix: Fix = {
    label: 'Drop empty tags',
    action: { kind: 'drop-empty-tags', rowIds: [user.id] },
  };
  return [
    problem(
      'error',
      'tags-invalid',
      'tags',
      `Tag ${key === '' ? first.index + 1 : quoted(key)}, ${first.field === 'key' ? 'key' : `value ${quoted(value)}`}: ${first.message}`,
      documentation.tags,
      key === '' && value === '' ? fix : undefined,
    ),
  ];
};

/** As much of a key or a value as tells which one it is. */
function quoted(text: string): string {
  const characters = [...text];
  return `“${characters.slice(0, 40).join('')}${characters.length > 40 ? '…' : ''}”`;
}
