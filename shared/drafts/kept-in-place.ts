/**
 * Which of the ids that both lists have need not have moved: as many as possible that stand in the same order in both
 * (a longest increasing subsequence, in n log n). No list has an id twice.
 */
export function keptInPlace(before: readonly string[], after: readonly string[]): Set<string> {
  const placeBefore = new Map(before.map((id, index) => [id, index]));
  const common = after.filter((id) => placeBefore.has(id));
  const places = common.map((id) => placeBefore.get(id) ?? 0);
  /** By length minus one: where the sequence of that length that ends lowest has its end. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, place] of places.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[ends[middle] ?? 0] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? undefined : ends[low - 1];
    ends[low] = index;
  }
  const kept = new Set<string>();
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) {
    const id = common[index];
    if (id !== undefined) kept.add(id);
  }
  return kept;
}
