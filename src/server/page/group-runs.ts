/** Neighbours with the same key drawn together, in their order. */
export function groupRuns<Of>(all: readonly Of[], keyOf: (one: Of) => string): { key: string; members: Of[] }[] {
  const runs: { key: string; members: Of[] }[] = [];
  for (const one of all) {
    const key = keyOf(one);
    const last = runs.at(-1);
    if (last?.key === key) last.members.push(one);
    else runs.push({ key, members: [one] });
  }
  return runs;
}
