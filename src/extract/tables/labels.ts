const PUNCTUATION = /[\s\u00a0\u200b"“”‘’'「」『』、,，.。．:：;；()（）〔〕【】[\]<>《》〈〉·\-—–_*#/\\|+~]/g;
const SECTION = /^[一二三四五六七八九十]+[、.．,，:：]/;
const GROUP = /^[(（][一二三四五六七八九十]+[)）]/;
const ITEM = /^(?:[(（]\d{1,2}[)）]|\d{1,2}[、.．,，:：)）]?(?=\p{Script=Han})|\d{1,2}[、.．,，:：)）]|[①-⑳])/u;
/** What stands after the last number of a label that begins with others: 三、办理结果（三）不予公开1.属于国家秘密. */
const LAST_PART =
  /^\s*(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]).*(?:[(（][一二三四五六七八九十]+[)）]|\d[.、．])(.+)$/s;
const BRACKETED = /[(（][^()（）]*[)）]/g;

/** Which numbering a label carries: 一、 is a section, （一） a group, 1. an item. */
export type Numbering = 'section' | 'group' | 'item' | null;

/** The numbering in front of a label; `null` without one. */
export function numberingOf(text: string): Numbering {
  const bare = text.replace(/[\s\u00a0#*]/g, '');
  if (SECTION.test(bare)) return 'section';
  if (GROUP.test(bare)) return 'group';
  return ITEM.test(bare) ? 'item' : null;
}

/** A label without numbering, spaces and punctuation: what two prints of the same label share. */
export function labelKey(text: string): string {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s\u00a0\u200b#*]/g, '')
    .replace(/^(?:其中|按)[:：]/, '');
  return bare.replace(SECTION, '').replace(GROUP, '').replace(ITEM, '').replace(PUNCTUATION, '');
}

/** The keys a printed label may be known under: as it stands, and without what stands in brackets. */
export function labelKeys(text: string): string[] {
  const whole = labelKey(text);
  const inner = labelKey(text.normalize('NFKC').replace(GROUP, '').replace(BRACKETED, ''));
  return inner !== '' && inner !== whole ? [whole, inner] : [whole];
}

/** The keys of a label as a report prints it, those of its last part too where groups and row stand in one cell. */
export function printedKeys(text: string): string[] {
  const keys = labelKeys(text);
  const tail = LAST_PART.exec(text)?.[1];
  const key = tail === undefined ? '' : labelKey(tail);
  return key === '' || keys.includes(key) ? keys : [...keys, key];
}

/**
 * How far a printed label can be the form's label, from 0 (it cannot) to 1 (the same): a tail, a head or a middle may be
 * missing, and a little may be added or misprinted.
 */
export function likeness(printed: string, form: string): number {
  if (printed === form) return 1;
  const shorter = Math.min(printed.length, form.length);
  const longer = Math.max(printed.length, form.length);
  if (shorter < 4 || occurring(printed, form) < 0.85 * shorter) return 0;
  const common = commonLength(printed, form);
  const share = common / longer;
  if (printed.length < form.length && common === printed.length) {
    const edge = form.startsWith(printed) || form.endsWith(printed);
    return edge || share >= 0.5 ? 0.6 + 0.35 * share : 0;
  }
  return common / shorter >= 0.85 && share >= 0.7 ? 0.5 + 0.45 * share : 0;
}

/** How many characters of the shorter the longer has at all: a cheap bound on what they can have in common. */
function occurring(left: string, right: string): number {
  const [shorter, longer] = left.length < right.length ? [left, right] : [right, left];
  let count = 0;
  for (const character of shorter) if (longer.includes(character)) count += 1;
  return count;
}

/** Length of the longest run of characters, gaps allowed, that both have in the same order. */
function commonLength(left: string, right: string): number {
  let previous = new Array<number>(right.length + 1).fill(0);
  for (const character of left) {
    const current = [0];
    for (let at = 1; at <= right.length; at += 1) {
      const diagonal = previous[at - 1] ?? 0;
      current.push(character === right[at - 1] ? diagonal + 1 : Math.max(previous[at] ?? 0, current[at - 1] ?? 0));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}
