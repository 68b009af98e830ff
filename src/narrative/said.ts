import { listOf } from '../question/lattice/lists.js';

/** What `…` may stand for in a word of a list. */
const BETWEEN = '[^。]{0,24}';
const NEVER = /(?!)/;

const made = new Map<string, { sure: RegExp; words: RegExp; not: RegExp }>();

/** Whether a text says one of the words of a list of `words/<language>/told.txt`, and not only what the list says is none. */
export function says(
  text: string,
  { name, id, language }: { name: string; id: string; language?: 'zh' | 'en' },
): boolean {
  const key = `${name} ${id} ${language}`;
  const pattern = made.get(key) ?? {
    sure: patternOf(listOf(name, `${id}-sure`, language)),
    words: patternOf(listOf(name, id, language)),
    not: patternOf(listOf(name, `${id}-not`, language), { ahead: true }),
  };
  made.set(key, pattern);
  const said = text.toLowerCase();
  return pattern.sure.test(said) || pattern.words.test(said.replaceAll(pattern.not, ' '));
}

/** Words as a pattern; Latin ones stand by themselves, but where `*` says that they go on. `ahead` leaves what follows `…` in its place. */
export function patternOf(words: readonly string[], { ahead = false }: { ahead?: boolean } = {}): RegExp {
  if (words.length === 0) return ahead ? new RegExp(NEVER.source, 'g') : NEVER;
  const parts = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => {
      const [first = '', ...rest] = word.split('…').map(escaped);
      return rest.length === 0
        ? first
        : ahead
          ? `${first}(?=${BETWEEN}${rest.join('')})`
          : `${first}${BETWEEN}${rest.join('')}`;
    });
  return new RegExp(parts.join('|'), ahead ? 'g' : '');
}

function escaped(word: string): string {
  const bare = word.replaceAll('*', '').replaceAll(/[.+?^$()[\]{}|\\]/g, String.raw`\$&`);
  if (!/[a-z]/.test(bare)) return bare;
  return `${word.startsWith('*') ? '' : '(?<![a-z])'}${bare}${word.endsWith('*') ? '' : '(?![a-z])'}`;
}
