import type { Match } from '../lattice/lattice.js';
import { dimensionOf } from '../lattice/matches-used.js';
import { type Bundle, bundleOf, type Surroundings } from './bundle.js';

/** What belongs together where two dimensions go in step (洛江2020和靖江2019, 2023结转下年和2024上年结转); `null` where nothing does. */
export function pairsIn(matches: readonly Match[], around: Surroundings): Bundle[] | null {
  const groups: Match[][] = [];
  let group: Match[] = [];
  // 靖江2019和洛江2020，许可差多少: what is said once is said of both.
  const order = matches.map(dimensionOf).filter((dimension) => dimension !== null);
  const twice = new Set(
    order.filter((dimension) =>
      order.slice(order.indexOf(dimension), order.lastIndexOf(dimension)).some((other) => other !== dimension),
    ),
  );
  for (const match of matches) {
    const dimension = dimensionOf(match);
    if (!dimension || (twice.size > 1 && !twice.has(dimension))) continue;
    const last = group.at(-1);
    const seen = group.some((other) => dimensionOf(other) === dimension);
    if (seen && last && dimensionOf(last) !== dimension) {
      groups.push(group);
      group = [];
    }
    group.push(match);
  }
  groups.push(group);
  const [first, ...rest] = groups;
  if (!first || rest.length === 0) return null;
  const dimensions = new Set(first.map(dimensionOf));
  const inStep = rest.every((other) => {
    const own = new Set(other.map(dimensionOf));
    return own.size > 1 && [...own].every((dimension) => dimensions.has(dimension));
  });
  return inStep ? groups.map((each) => bundleOf(each, around)) : null;
}
