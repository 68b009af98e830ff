import { listOf } from '../lattice/lists.js';

/** What a division's name ends in, the longer before the shorter. */
export const PLACE_WORDS = listOf('place_ends');

/** What the name of a body ends in, whatever stands before. */
export const BODY_WORDS = listOf('body_ends');

/** Words of two characters that are a body in themselves; others that end so (结局, 全局, 常委) are ordinary words. */
export const SHORT_BODIES: ReadonlySet<string> = new Set(listOf('short_bodies'));

/** What ends like a name and is none, alone or at the end of a longer word (居民小区, 老城区, 办事大厅). */
export const ORDINARY_ENDS = listOf('ordinary_ends');

/** Levels that stand for whose a body is, without a name (市中院, 县医院). */
export const LEVELS = listOf('levels');

/** Characters before which a place or a body is not one of its own: a set, a pointer, a pronoun. */
export const POINTERS = '各每全本该哪某此这那我你他它咱您们个几两多';
