/** Ranks below the first count for less, and ever more alike (reciprocal rank fusion). */
const FIRST = 10;

/** One order out of several: what stands high in many comes first; each order counts by its weight. Of equal keys the first is kept. */
export function fuse<Item>(
  orders: readonly { items: readonly Item[]; weight: number }[],
  keyOf: (item: Item) => string,
): Item[] {
  const scores = new Map<string, { item: Item; score: number }>();
  for (const { items, weight } of orders) {
    for (const [rank, item] of items.entries()) {
      const key = keyOf(item);
      const before = scores.get(key);
      scores.set(key, { item: before?.item ?? item, score: (before?.score ?? 0) + weight / (FIRST + rank) });
    }
  }
  return [...scores.values()].sort((a, b) => b.score - a.score).map(({ item }) => item);
}
