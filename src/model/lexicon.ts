/** Words and what they mean: `meanings` gives the lines of the lexicon that a word stands in, `longest` its most characters. */
export type Lexicon = { meanings: ReadonlyMap<string, readonly number[]>; longest: number };

/** What a part of a text counts for: a pair of characters says more than one, and what a word means more than how it is written. */
const SINGLE = 0.7;
const PAIR = 1;
const WORD = 0.5;
const MEANING = 2;
/** A single character that is a word may also be a part of one that the lexicon lacks. */
const MEANING_OF_SINGLE = 0.6;
/** Most words in an English term. */
const TERM = 3;

/** Characters that stand in any sentence. */
const EMPTY = new Set(
  '的了吗呢吧啊嘛呀么是有在和与及或等对把被将从到为以于之其中里内上下着得个几多少哪些什怎样如何会要让给我你他它们这那也都还就很太最更再只才一没能可',
);

/** Reads a lexicon: a line is one meaning, its written, spoken and English words parted by colons (`_` joins the words of an English term). */
export function readLexicon(text: string): Lexicon {
  const meanings = new Map<string, number[]>();
  let longest = 1;
  for (const [at, line] of text.trim().split('\n').entries()) {
    for (const word of new Set(wordsIn(line))) {
      meanings.set(word, [...(meanings.get(word) ?? []), at]);
      if (isHan(word)) longest = Math.max(longest, word.length);
    }
  }
  return { meanings, longest };
}

/**
 * What of a text its vector is made from, with weights: characters, pairs of them, words of three and more that the lexicon has (`w`),
 * what its words mean (`m`), and stems of English words (`e`). Empty for a text of digits and marks.
 */
export function termsOf(text: string, lexicon: Lexicon): Map<string, number> {
  const terms = new Map<string, number>();
  const lower = text.normalize('NFKC').toLowerCase();
  for (const [run] of lower.matchAll(/\p{Script=Han}+/gu)) addHan(run, { terms, lexicon });
  addLatin((lower.match(/[a-z]+/g) ?? []).map(stemOf), { terms, lexicon });
  return terms;
}

type Into = { terms: Map<string, number>; lexicon: Lexicon };

function addHan(run: string, { terms, lexicon }: Into): void {
  for (let at = 0; at < run.length; at += 1) {
    const [sign = '', next] = run.slice(at, at + 2);
    if (!EMPTY.has(sign)) {
      add(terms, sign, SINGLE);
      addMeanings(sign, { terms, lexicon, weight: MEANING_OF_SINGLE });
    }
    if (next && !(EMPTY.has(sign) && EMPTY.has(next))) add(terms, sign + next, PAIR);
  }
  for (const word of wordsOf(run, lexicon)) {
    if (word.length > 2) add(terms, `w${word}`, WORD);
    addMeanings(word, { terms, lexicon, weight: MEANING });
  }
}

/** The lexicon's words in a run of characters, the longest at each place, none inside another. */
function wordsOf(run: string, { meanings, longest }: Lexicon): string[] {
  const words: string[] = [];
  let end = 0;
  for (let at = 0; at < run.length; at += 1) {
    for (let length = Math.min(longest, run.length - at); length > 1; length -= 1) {
      const word = run.slice(at, at + length);
      if (!meanings.has(word)) continue;
      if (at + length > end) words.push(word);
      end = Math.max(end, at + length);
      break;
    }
  }
  return words;
}

function addLatin(stems: readonly string[], { terms, lexicon }: Into): void {
  for (const [at, stem] of stems.entries()) {
    if (stem.length > 1) add(terms, `e${stem}`, PAIR);
    for (let length = 1; length <= TERM && at + length <= stems.length; length += 1) {
      const term = stems.slice(at, at + length).join(' ');
      if (term.length > 1) addMeanings(term, { terms, lexicon, weight: MEANING });
      if (term.length > 2 && lexicon.meanings.has(term)) add(terms, `w${term}`, WORD);
    }
  }
}

/** A word of several meanings says less of each. */
function addMeanings(word: string, { terms, lexicon, weight }: Into & { weight: number }): void {
  const meanings = lexicon.meanings.get(word) ?? [];
  for (const meaning of meanings) add(terms, `m${meaning}`, weight / Math.sqrt(meanings.length));
}

function add(terms: Map<string, number>, term: string, weight: number): void {
  if ((terms.get(term) ?? 0) < weight) terms.set(term, weight);
}

function wordsIn(line: string): string[] {
  return line
    .toLowerCase()
    .split(/[\s:]+/)
    .filter((word) => word !== '')
    .map((word) => (isHan(word) ? word : word.split('_').map(stemOf).join(' ')));
}

function stemOf(word: string): string {
  return word.replace(/ies$/, 'y').replace(/(?:ing|ed|es|s)$/, '');
}

function isHan(word: string): boolean {
  return /\p{Script=Han}/u.test(word);
}
