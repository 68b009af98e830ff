import type { Embedder } from '../model.js';
import { unitVector } from './vectors.js';

const DIMENSION = 1024;
const PIECES = /\p{Script=Han}+|\d+|[a-z]+/gu;
/** A single character says less than a pair. */
const SINGLE = 0.4;

/**
 * Embeds with no network and no download: the characters and their pairs, hashed into places. It finds shared writing and no
 * meaning, which keyword search does better, so that it weighs little beside it.
 */
export function offlineEmbedder(): Embedder {
  return {
    id: `offline hashed pairs ${DIMENSION}`,
    weight: 0.05,
    local: true,
    embed: async (texts) => texts.map(hashed),
  };
}

function hashed(text: string): Float32Array {
  const counts = new Map<string, number>();
  for (const [piece] of text.normalize('NFKC').toLowerCase().matchAll(PIECES)) {
    const signs = /^\p{Script=Han}/u.test(piece) ? [...piece] : [piece];
    for (const [at, sign] of signs.entries()) {
      counts.set(sign, (counts.get(sign) ?? 0) + 1);
      const next = signs[at + 1];
      if (next !== undefined) counts.set(sign + next, (counts.get(sign + next) ?? 0) + 1);
    }
  }
  const vector = new Float32Array(DIMENSION);
  for (const [word, count] of counts) {
    const hash = hashOf(word);
    const sign = hash & 1 ? 1 : -1;
    const place = (hash >>> 1) % DIMENSION;
    vector[place] = (vector[place] ?? 0) + sign * (word.length > 1 ? 1 : SINGLE) * (1 + Math.log(count));
  }
  // A text of signs alone has no direction; all of them get the same one.
  if (vector.every((part) => part === 0)) vector[0] = 1;
  return unitVector(vector);
}

/** FNV-1a, the same on every machine. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(word)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}
