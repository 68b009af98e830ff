/** The same wording in another script: every text that it holds, or that its functions say, at any depth. */
export function inScript<Wording>(wording: Wording, write: (simplified: string) => string): Wording {
  if (typeof wording === 'string') return write(wording) as Wording; // a string is what came in
  if (typeof wording === 'function') {
    const say: (...told: unknown[]) => unknown = wording as never; // a wording's functions take and give plain values
    return ((...told: unknown[]) => inScript(say(...told), write)) as Wording;
  }
  if (Array.isArray(wording)) return wording.map((each) => inScript<unknown>(each, write)) as Wording;
  if (typeof wording !== 'object' || wording === null) return wording;
  const parts = Object.entries(wording).map(([name, part]) => [name, inScript<unknown>(part, write)]);
  return Object.fromEntries(parts) as Wording; // the same names as before
}
