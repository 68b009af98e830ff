import type { Bundle } from './bundle.js';
import type { Asking } from './complete.js';
import type { Memory } from './memory.js';
import type { Words } from './parse.js';

export type Editing = { words: Words; bundle: Bundle; but: Bundle; asking: Asking; memory: Memory };
