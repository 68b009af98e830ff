const PIECES = /\p{Script=Han}+|\d+(?:\.\d+)*|(?:(?!\p{Script=Han}|\d)[\p{L}\p{N}])+/gu;
const HAN = /^\p{Script=Han}/u;

/**
 * The words a text is indexed and searched by: single Chinese characters and overlapping pairs of them, numbers, and words
 * of other scripts in lower case, with repetitions, in the order of the text.
 */
export function tokensOf(text: string): string[] {
  const pieces = text.normalize('NFKC').toLowerCase().match(PIECES) ?? [];
  return pieces.flatMap((piece) => (HAN.test(piece) ? singlesAndPairs([...piece]) : [piece]));
}

function singlesAndPairs(characters: string[]): string[] {
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  return [...characters, ...pairs];
}
