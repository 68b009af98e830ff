import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ConfigError } from '../contracts/errors.js';
import type { Meanings } from '../contracts/model.js';
import { type Lexicon, readLexicon, termsOf } from './lexicon.js';
import { unitVector } from './vectors.js';

const FOLDER = fileURLToPath(new URL('../../lexicon', import.meta.url));
/** Texts whose vectors are kept: the sentences of some dozens of reports and their words. */
const KEPT = 40_000;

const headSchema = z.object({ dimension: z.number().int(), terms: z.number().int(), words: z.string() });

/** What is trained from the lexicon: a row of numbers for each term, as `lexicon/train.ts` writes them. */
type Trained = { dimension: number; rows: ReadonlyMap<string, number>; scales: Float32Array; parts: Int8Array };

type Opened = { lexicon: Lexicon; trained: Trained };

/**
 * The meanings of texts by what `lexicon/` holds, read when they are first asked for; throws `ConfigError` then where a file of it
 * is missing, damaged, or not of the same words.
 */
export function openMeanings(folder: string = FOLDER): Meanings {
  let opened: Opened | undefined;
  let id: string | undefined;
  const kept = new Map<string, Float32Array>();

  function use(): Opened {
    opened ??= open(folder);
    return opened;
  }

  function vectorOf(text: string): Float32Array {
    const before = kept.get(text);
    if (before) return before;
    const { lexicon, trained } = use();
    const vector = embed(termsOf(text, lexicon), trained);
    if (kept.size >= KEPT) kept.clear();
    kept.set(text, vector);
    return vector;
  }

  return {
    get id() {
      id ??= `lexicon ${hashOf(usable(() => readFileSync(`${folder}/vectors.bin`))).slice(0, 16)}`;
      return id;
    },
    vectorOf,
    near(question, texts) {
      const asked = vectorOf(question);
      return texts.map((text) => product(asked, vectorOf(text)));
    },
  };
}

/** The words of all fields, in the order of their files: a meaning is known by the number of its line. */
export function readWords(folder: string = FOLDER): string {
  const files = readdirSync(`${folder}/words`).sort();
  return files.map((file) => readFileSync(`${folder}/words/${file}`, 'utf8').trim()).join('\n');
}

/** Says of which words vectors were made. */
export function hashOf(words: string | Buffer): string {
  return createHash('sha256').update(words).digest('hex');
}

function open(folder: string): Opened {
  return usable(() => {
    const words = readWords(folder);
    return { lexicon: readLexicon(words), trained: readTrained(readFileSync(`${folder}/vectors.bin`), hashOf(words)) };
  });
}

function usable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new ConfigError(
      'lexicon/ belongs to the program and cannot be used; `npm run lexicon` makes its vectors anew.',
      { cause },
    );
  }
}

/** A line of JSON, a line for each term, then a factor for each row and its parts, a byte each. */
function readTrained(bytes: Buffer, words: string): Trained {
  const headEnd = bytes.indexOf('\n');
  const head = headSchema.parse(JSON.parse(bytes.subarray(0, headEnd).toString()));
  if (head.words !== words) throw new Error('vectors.bin was made of other words');
  const scales = bytes.length - head.terms * (head.dimension + 4);
  const names = bytes
    .subarray(headEnd + 1, scales)
    .toString()
    .trimEnd()
    .split('\n');
  if (names.length !== head.terms) throw new Error(`vectors.bin names ${names.length} of ${head.terms} terms`);
  const parts = scales + head.terms * 4;
  return {
    dimension: head.dimension,
    rows: new Map(names.map((name, row) => [name, row])),
    scales: new Float32Array(Uint8Array.from(bytes.subarray(scales, parts)).buffer),
    parts: new Int8Array(Uint8Array.from(bytes.subarray(parts)).buffer),
  };
}

function embed(terms: ReadonlyMap<string, number>, { dimension, rows, scales, parts }: Trained): Float32Array {
  const vector = new Float32Array(dimension);
  for (const [term, weight] of terms) {
    const row = rows.get(term);
    if (row === undefined) continue;
    const factor = weight * (scales[row] ?? 0);
    for (let at = 0; at < dimension; at += 1)
      vector[at] = (vector[at] ?? 0) + factor * (parts[row * dimension + at] ?? 0);
  }
  // A text of no known term has no direction; all of them get the same one.
  if (vector.every((part) => part === 0)) vector[0] = 1;
  return unitVector(vector);
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
