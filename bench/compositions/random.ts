/** Choices that are the same ones for the same seed. */
export type Random = {
  /** From 0 up to 1. */
  next: () => number;
  /** A whole number of the range, both ends in it. */
  within: (least: number, most: number) => number;
  one: <T>(of: readonly T[]) => T;
  /** So many different ones, in no order. */
  some: <T>(of: readonly T[], many: number) => T[];
};

/** A stream of choices from a seed. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
  };
  const within = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const one = <T>(of: readonly T[]) => {
    if (of.length === 0) throw new Error('nothing to choose from');
    return of[within(0, of.length - 1)] as T; // the index is within the list
  };
  const some = <T>(of: readonly T[], many: number) => {
    const left = [...of];
    return Array.from({ length: Math.min(many, left.length) }, () => left.splice(within(0, left.length - 1), 1)).flat();
  };
  return { next, within, one, some };
}
