import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readLexicon, termsOf } from '../src/model/lexicon.js';
import { hashOf, readWords } from '../src/model/meanings.js';
import { type Pairing, trainRows, type Weighted } from './contrast.js';

/**
 * Makes `vectors.bin` of the words and matters beside it (`npm run lexicon`, some minutes): the vectors by which the program tells how near
 * two texts are in meaning, with no network and no download. The same texts give the same vectors.
 */
const FOLDER = fileURLToPath(new URL('.', import.meta.url));
/** The part of the pairs that come from the matters; the others are words of one meaning. */
const MATTERS = 2 / 3;
/** A term of one text alone teaches nothing about others. */
const SEEN = 2;
const MOST = 127;

type Said = { asked: string[]; told: string[] };

const words = readWords(FOLDER);
const lexicon = readLexicon(words);
const matters = readMatters();
const meanings = words.split('\n').map(meaningOf).filter(isPaired);
const terms = termsSeen([...matters, ...meanings].flatMap(({ asked, told }) => [...asked, ...told]));
const { dimension, rows } = trainRows(
  [
    { pairings: matters.map(pairing), share: MATTERS },
    { pairings: meanings.map(pairing), share: 1 - MATTERS },
  ],
  {
    terms: terms.size,
    onStep: (step, steps) => {
      if (step % 100 === 0) process.stderr.write(`\r${step} of ${steps} steps`);
    },
  },
);
writeVectors();

/** A matter is a block: `#` its name, `=` how a report tells it, `?` how people ask about it. */
function readMatters(): Said[] {
  const blocks: Said[] = [];
  for (const file of readdirSync(`${FOLDER}matters`).sort()) {
    for (const line of readFileSync(`${FOLDER}matters/${file}`, 'utf8').split('\n')) {
      if (line.startsWith('# ')) blocks.push({ asked: [], told: [] });
      if (line.startsWith('= ')) blocks.at(-1)?.told.push(line.slice(2));
      if (line.startsWith('? ')) blocks.at(-1)?.asked.push(line.slice(2));
    }
  }
  return blocks.filter(isPaired);
}

/** What a report writes belongs with what people say for it, in Chinese and in English. */
function meaningOf(line: string): Said {
  const [told = [], ...asked] = line.split(':').map((part) => part.trim().split(/\s+/).filter(Boolean));
  return { told, asked: asked.flat().map((word) => word.replaceAll('_', ' ')) };
}

function isPaired({ asked, told }: Said): boolean {
  return asked.length > 0 && told.length > 0;
}

/** The terms of more than one text, with how much each tells texts apart. */
function termsSeen(texts: readonly string[]): Map<string, { row: number; rarity: number }> {
  const seen = new Map<string, number>();
  for (const text of texts) for (const term of termsOf(text, lexicon).keys()) seen.set(term, (seen.get(term) ?? 0) + 1);
  const kept = [...seen].filter(([, count]) => count >= SEEN);
  return new Map(kept.map(([term, count], row) => [term, { row, rarity: Math.log(1 + texts.length / count) }]));
}

function pairing({ asked, told }: Said): Pairing {
  return { asked: asked.map(weighted), told: told.map(weighted) };
}

function weighted(text: string): Weighted {
  const known = [...termsOf(text, lexicon)].flatMap(([term, weight]) => {
    const { row, rarity } = terms.get(term) ?? {};
    return row === undefined || rarity === undefined ? [] : [{ row, weight: weight * rarity }];
  });
  const length = Math.hypot(...known.map(({ weight }) => weight)) || 1;
  return {
    rows: Int32Array.from(known, ({ row }) => row),
    weights: Float32Array.from(known, ({ weight }) => weight / length),
  };
}

function writeVectors(): void {
  const names = [...terms].map(([term]) => `${term}\n`).join('');
  const scales = new Float32Array(terms.size);
  const parts = new Int8Array(rows.length);
  for (const { row, rarity } of terms.values()) {
    const own = rows.subarray(row * dimension, (row + 1) * dimension);
    const largest = own.reduce((most, part) => Math.max(most, Math.abs(part)), Number.MIN_VALUE);
    for (const [at, part] of own.entries()) parts[row * dimension + at] = Math.round((part / largest) * MOST);
    scales[row] = (rarity * largest) / MOST;
  }
  const head = `${JSON.stringify({ dimension, terms: terms.size, words: hashOf(words) })}\n`;
  writeFileSync(
    `${FOLDER}vectors.bin`,
    Buffer.concat([Buffer.from(head + names), Buffer.from(scales.buffer), Buffer.from(parts.buffer)]),
  );
  process.stderr.write(`\r${terms.size} terms of ${matters.length} matters and ${meanings.length} meanings\n`);
}
