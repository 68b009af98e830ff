import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** A text that a pattern may stumble over: a beginning, a piece to repeat, an end that does not fit. */
export type Attack = { prefix: string; pump: string; suffix: string };

type Leaf = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass;
type Piece = AST.Element;

const parser = new RegExpParser({ ecmaVersion: 2024 });
/** Characters of every kind that patterns tell apart. */
const ORDINARY = [...'0aAé \n\t中一年省千十“”‘《》（(【[{<|,，。:：;/\\-—_.*#@"\'=□\u3000\u2F00'];
/**
 * No pattern names it, so that it ends whatever stands before it. It is no Latin-1 either: a text of nothing else is not
 * searched at all for a pattern that names a Chinese character.
 */
const FOREIGN = '\uE001';
const SUFFIXES = ['', FOREIGN, `\n${FOREIGN}`, `0${FOREIGN}`, ` ${FOREIGN}`];
const MOST_PUMPS = 160;
const MOST_PREFIXES = 4;

/** Texts made of what the pattern itself looks for, each of its loops and of the ways to them repeated. */
export function attacksOn(regex: RegExp): Attack[] {
  const tree = parser.parsePattern(regex.source, undefined, undefined, {
    unicode: regex.flags.includes('u'),
    unicodeSets: regex.flags.includes('v'),
  });
  const sampler = samplerOf(tree, regex.flags.replace(/[gy]/g, ''));
  const prefixes = new Set(['', FOREIGN]);
  const loops = new Set<string>();
  const paths = new Set<string>();
  for (const pieces of sequencesIn(tree)) {
    const [short, full] = [pieces.map((piece) => sampler.least(piece)), pieces.map((piece) => sampler.most(piece))];
    pieces.forEach((piece, at) => {
      if (piece.type === 'Group' || piece.type === 'CapturingGroup')
        for (const word of sampler.each(piece)) paths.add(word);
      if (piece.type !== 'Quantifier' || piece.max < 8) return;
      for (const words of [short, full]) {
        prefixes.add(words.slice(0, at).join(''));
        for (let from = 0; from <= at; from += 1) paths.add(words.slice(from, at + 1).join(''));
        for (let to = at + 1; to <= pieces.length; to += 1) paths.add(words.slice(at + 1, to).join(''));
        paths.add(words.join(''));
      }
      for (const word of sampler.each(piece.element)) loops.add(word);
    });
  }
  return [...new Set([...loops, ...sampler.alphabet, ...paths])]
    .filter((pump) => pump !== '')
    .slice(0, MOST_PUMPS)
    .flatMap((pump) =>
      [...prefixes].slice(0, MOST_PREFIXES).flatMap((prefix) => SUFFIXES.map((suffix) => ({ prefix, pump, suffix }))),
    );
}

/** The text of an attack, about so many characters long. */
export function textOf({ prefix, pump, suffix }: Attack, size: number): string {
  return prefix + pump.repeat(Math.ceil(size / pump.length)) + suffix;
}

/** Whether a pattern repeats anything so often that it matters, and whether without any bound. */
export function loopsOf({ source }: RegExp): 'none' | 'bounded' | 'endless' {
  if (/[^\\][*+]|\{\d+,\}|\\[1-9]|\\k</.test(source)) return 'endless';
  return /\{\d*,?\d{2,}\}/.test(source) ? 'bounded' : 'none';
}

/** All sequences of a pattern, those inside groups and loops too, each with what leads up to it where that is needed. */
function sequencesIn(tree: AST.Pattern): Piece[][] {
  const found: Piece[][] = [];
  const walk = (alternatives: readonly { elements: readonly Piece[] }[], before: readonly Piece[]): void => {
    for (const { elements } of alternatives) {
      found.push([...before, ...elements]);
      elements.forEach((element, at) => {
        const inner = element.type === 'Quantifier' ? element.element : element;
        if (isGroup(inner)) walk(inner.alternatives, [...before, ...elements.slice(0, at)]);
      });
    }
  };
  walk(tree.alternatives, []);
  return found;
}

function samplerOf(tree: AST.Pattern, flags: string) {
  const leaves = leavesOf(tree);
  const tests = leaves.map((leaf) => new RegExp(`^${leaf.raw}$`, flags));
  const literals = leaves.flatMap((leaf) =>
    leaf.type === 'Character'
      ? [String.fromCodePoint(leaf.value)]
      : leaf.type === 'CharacterClass'
        ? leaf.elements.flatMap((element) => boundsOf(element))
        : [],
  );
  // One character stands for all that the pattern does not tell from it.
  const kinds = new Map<string, string>();
  for (const character of [...ORDINARY, ...literals]) {
    const kind = tests.map((test) => (test.test(character) ? 1 : 0)).join('');
    if (!kinds.has(kind)) kinds.set(kind, character);
  }
  const alphabet = [...kinds.values()];
  const fitting = new Map<Leaf, string>();
  leaves.forEach((leaf, at) => {
    const own = leaf.type === 'Character' ? String.fromCodePoint(leaf.value) : undefined;
    fitting.set(leaf, own ?? [...alphabet, ...literals].find((character) => tests[at]?.test(character)) ?? '');
  });
  const word = (piece: Piece, full: boolean): string => {
    if (piece.type === 'Quantifier') {
      const times = Math.min(piece.max, Math.max(piece.min, full ? 1 : 0));
      return word(piece.element, full).repeat(Math.min(times, 40));
    }
    if (piece.type === 'Group' || piece.type === 'CapturingGroup')
      return piece.alternatives[0]!.elements.map((each) => word(each, full)).join('');
    if (piece.type === 'Assertion')
      return isGroup(piece) && !piece.negate
        ? piece.alternatives[0]!.elements.map((each) => word(each, full)).join('')
        : '';
    return fitting.get(piece as Leaf) ?? '';
  };
  const each = (piece: Piece): string[] =>
    piece.type === 'Group' || piece.type === 'CapturingGroup'
      ? piece.alternatives.flatMap(({ elements }) => [
          elements.map((part) => word(part, false)).join(''),
          elements.map((part) => word(part, true)).join(''),
        ])
      : [word(piece, true)];
  return { alphabet, each, least: (piece: Piece) => word(piece, false), most: (piece: Piece) => word(piece, true) };
}

function leavesOf(tree: AST.Pattern): Leaf[] {
  const found: Leaf[] = [];
  const walk = (piece: Piece): void => {
    if (piece.type === 'Quantifier') walk(piece.element);
    else if (isGroup(piece)) for (const { elements } of piece.alternatives) elements.forEach(walk);
    else if (piece.type !== 'Assertion' && piece.type !== 'Backreference') found.push(piece as Leaf);
  };
  for (const { elements } of tree.alternatives) elements.forEach(walk);
  return found;
}

function isGroup(piece: Piece): piece is AST.Group | AST.CapturingGroup | AST.LookaroundAssertion {
  return 'alternatives' in piece;
}

function boundsOf(element: AST.CharacterClassElement): string[] {
  if (element.type === 'Character') return [String.fromCodePoint(element.value)];
  if (element.type === 'CharacterClassRange')
    return [element.min, element.max].map(({ value }) => String.fromCodePoint(value));
  return [];
}
