import { listOf } from '../question/lattice/lists.js';

/** The most signs that `…` in a word of a list stands for. */
const BETWEEN = 24;

type Place = { start: number; end: number };

/** Whether a text says one of the words of a list of `words/<language>/told.txt`, and not only what the list says is none. */
export function says(
  text: string,
  { name, id, language }: { name: string; id: string; language?: 'zh' | 'en' },
): boolean {
  const said = text.toLowerCase();
  if (listOf(name, `${id}-sure`, language).some((word) => placesOf(word, said).length > 0)) return true;
  const none = listOf(name, `${id}-not`, language).flatMap((word) => placesOf(word, said));
  return listOf(name, id, language).some((word) =>
    placesOf(word, said).some(
      ({ start, end }) => !none.some((other) => other.start <= start && end <= Math.max(other.end, other.start + 1)),
    ),
  );
}

/**
 * Where a text in lower case has a word of a list; a Latin one stands by itself, but where `*` says that it goes on. Of words parted by `…`
 * the place is that of the first.
 */
function placesOf(word: string, text: string): Place[] {
  const [first = '', second] = word.split('…');
  const bare = first.replaceAll('*', '');
  const places: Place[] = [];
  for (let start = text.indexOf(bare); start >= 0; start = text.indexOf(bare, start + 1)) {
    const end = start + bare.length;
    const standsAlone =
      (first.startsWith('*') || !(isLatin(bare[0]) && isLatin(text[start - 1]))) &&
      (first.endsWith('*') || !(isLatin(bare.at(-1)) && isLatin(text[end])));
    if (standsAlone && (second === undefined || followsSoon(text.slice(end), second))) places.push({ start, end });
  }
  return places;
}

function followsSoon(rest: string, word: string): boolean {
  const at = rest.slice(0, BETWEEN + word.length).indexOf(word);
  return at >= 0 && !rest.slice(0, at).includes('。');
}

function isLatin(sign: string | undefined): boolean {
  return sign !== undefined && sign >= 'a' && sign <= 'z';
}
