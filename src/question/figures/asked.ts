import type { Cells, Condition, Expression, Query } from '../../query/query.js';
import type { Words } from '../lattice/matches-used.js';
import type { Fold, Who } from '../markers.js';
import type { Bundle, Surroundings } from './bundle.js';
import type { Claimed } from './claims.js';
import type { Asking } from './complete.js';
import type { Compared } from './conditions.js';
import type { Rank } from './rank.js';
import type { Relation } from './sides.js';

/** Everything that was read beside the cells. */
export type Asked = {
  words: Words;
  around: Surroundings;
  asking: Asking;
  main: Bundle;
  but: Bundle;
  conditions: readonly Compared[];
  relation: Relation | null;
  rank: Rank | null;
  /** A second order, among those that stand first in the other one. */
  outer: Rank | null;
  /** What the rank orders by, where it is not what is asked. */
  ordering: Bundle | null;
  /** The largest is set against the smallest. */
  extremes: boolean;
  fold: Fold | null;
  each: boolean;
  who: Who;
  claims: readonly Claimed[];
  yearsOver: 'latest' | 'all';
  show: Query['show'];
  /** Cells that go in step instead of every one with every other. */
  pairs: readonly Cells[] | null;
};

/** One query's expression, what it claims, and whether it asks for yes or no. */
export type Built = { ask: Expression; claim?: Condition[]; exists?: boolean };
