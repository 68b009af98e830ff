import type { Fact } from '../report/fact.js';

/** A figure before it is known which filed report it belongs to. */
export type DraftFact = Omit<Fact, 'report' | 'file' | 'agency' | 'year'>;
