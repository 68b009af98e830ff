import type { Fact } from '../report/fact.js';

/**
 * A figure before it is known which filed report it belongs to. `recognised` says how sure its reading from a picture is, up to 100;
 * it is absent where the source states the characters.
 */
export type DraftFact = Omit<Fact, 'report' | 'file' | 'agency' | 'year'> & { recognised?: number };
