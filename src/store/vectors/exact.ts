/** The nearest of these vectors, best first, by looking at each; of equally near ones the one filed first. */
export function exact(
  rows: Iterable<{ number: number; vector: Float32Array }>,
  { vector, limit }: { vector: Float32Array; limit: number },
): { number: number; near: number }[] {
  const all: { number: number; near: number }[] = [];
  for (const row of rows) {
    let near = 0;
    for (let at = 0; at < vector.length; at += 1) near += (vector[at] ?? 0) * (row.vector[at] ?? 0);
    all.push({ number: row.number, near });
  }
  return all.sort((a, b) => b.near - a.near || a.number - b.number).slice(0, limit);
}
