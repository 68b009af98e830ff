import { readdirSync, readFileSync } from 'node:fs';

const WORDS = new URL('../../../words/', import.meta.url);

/** What the lines `NAME ID: word | word` of `words/<language>/lists.txt` hold, of all languages, in the order in which they stand. */
type Line = { name: string; id: string; words: readonly string[] };

let held: readonly Line[] | undefined;

/** The words of a list of that name; with an id those of its lines alone. */
export function listOf(name: string, id?: string): readonly string[] {
  return linesOf(name).flatMap((line) => (id === undefined || line.id === id ? line.words : []));
}

/** The lines of a list of that name, each with its id. */
export function linesOf(name: string): readonly Line[] {
  held ??= readdirSync(WORDS).flatMap((language) =>
    readFileSync(new URL(`${language}/lists.txt`, WORDS), 'utf8')
      .split('\n')
      .flatMap(lineOf),
  );
  return held.filter((line) => line.name === name);
}

/** Whether a text ends in one of the words; a Latin one stands by itself. */
export function endsInWord(text: string, words: readonly string[]): boolean {
  const before = text.trimEnd();
  return words.some(
    (word) => before.endsWith(word) && !(isLatin(word[0]) && isLatin(before[before.length - word.length - 1])),
  );
}

function isLatin(sign: string | undefined): boolean {
  return sign !== undefined && sign >= 'a' && sign <= 'z';
}

function lineOf(line: string): Line[] {
  const colon = line.indexOf(': ');
  if (line.startsWith('#') || colon < 0) return [];
  const [name = '', id = ''] = line.slice(0, colon).split(' ');
  return [
    {
      name,
      id,
      words: line
        .slice(colon + 2)
        .split('|')
        .map((word) => word.trim())
        .filter(Boolean),
    },
  ];
}
