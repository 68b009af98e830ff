import { readdirSync, readFileSync } from 'node:fs';

const WORDS = new URL('../../../words/', import.meta.url);

/** Files of words by name, which mean nothing in a question by themselves: those of its places, and those of reports' sentences. */
export const LISTS: readonly string[] = ['lists.txt', 'told.txt'];

/** What the lines `NAME ID: word | word` of those files of `words/<language>/` hold, of all languages, in the order in which they stand. */
type Line = { name: string; id: string; words: readonly string[]; language: string };

let held: readonly Line[] | undefined;

/** The words of a list of that name; with an id or a language those of its lines alone. */
export function listOf(name: string, id?: string, language?: string): readonly string[] {
  return linesOf(name).flatMap((line) =>
    (id === undefined || line.id === id) && (language === undefined || line.language === language) ? line.words : [],
  );
}

/** The lines of a list of that name, each with its id. */
export function linesOf(name: string): readonly Line[] {
  held ??= readdirSync(WORDS).flatMap((language) =>
    LISTS.flatMap((file) => readFileSync(new URL(`${language}/${file}`, WORDS), 'utf8').split('\n')).flatMap((line) =>
      lineOf(line, language),
    ),
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

function lineOf(line: string, language: string): Line[] {
  const colon = line.indexOf(': ');
  if (line.startsWith('#') || colon < 0) return [];
  const [name = '', id = ''] = line.slice(0, colon).split(' ');
  return [
    {
      name,
      id,
      language,
      words: line
        .slice(colon + 2)
        .split('|')
        .map((word) => word.trim())
        .filter(Boolean),
    },
  ];
}
