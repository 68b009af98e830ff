import type { Bundle } from '../figures/bundle.js';
import type { Asking } from '../figures/complete.js';
import type { Words } from '../lattice/matches-used.js';
import type { Memory } from './memory.js';

export type Editing = { words: Words; bundle: Bundle; but: Bundle; asking: Asking; memory: Memory };
