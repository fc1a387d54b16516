import { distance } from 'fastest-levenshtein';
import { foldName } from '../rules/names.ts';

/** More changed characters than these make another name of it. */
const mostChanges = 2;

/**
 * The one name that differs least from a given one, by two characters at the most and less than half of it; `undefined`
 * when none does, or when two differ as little.
 */
export function closest(name: string, names: readonly string[]): string | undefined {
  const near = names.flatMap((candidate) => {
    if (Math.abs(candidate.length - name.length) > mostChanges) return [];
    const changes = distance(foldName(name), foldName(candidate));
    return changes > mostChanges || changes * 2 >= name.length ? [] : [{ candidate, changes }];
  });
  const [first, second] = near.sort((a, b) => a.changes - b.changes);
  return first === undefined || second?.changes === first.changes ? undefined : first.candidate;
}
