import { listOf } from '../lattice/lists.js';
import type { ItemNamed } from './items-named.js';

/** Of the items that words may name those that are meant: each once, no faint word beside a sure one, no whole that only says what a part is of. */
export function meantOf(items: readonly ItemNamed[], text: string): ItemNamed[] {
  return withoutContext(withoutWholes(withoutFaint(withoutRepeats(items))), text);
}

function withoutRepeats(items: readonly ItemNamed[]): ItemNamed[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => {
    const key = JSON.stringify(id);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A word that may mean an item (答复) means none beside one that does. */
function withoutFaint(items: readonly ItemNamed[]): ItemNamed[] {
  const partly = items.some(({ said }) => said === 'in part');
  if (partly)
    return withoutFaint(
      items
        .filter(({ id, said }) => id !== 'applications.outcome.granted' || said === 'in full')
        .map((item) => ({ ...item, said: '' })),
    );
  const sure = items.filter(({ weight = 1 }) => weight >= 0.9);
  return sure.length > 0 ? sure : [...items];
}

const WHOLES: ReadonlySet<string> = new Set(['applications.received', 'applications.outcome.denied']);

/** 收到的申请里予以公开了多少: the whole only says what the part is of. */
function withoutContext(items: readonly ItemNamed[], text: string): ItemNamed[] {
  return items.filter(({ id, end }) => {
    if (typeof id !== 'string' || !(WHOLES.has(id) || id.endsWith('.total'))) return true;
    const place = listOf('inside').find((word) => text.slice(end).trimStart().startsWith(word));
    const family = id.slice(0, id.indexOf('.') + 1);
    return !place || !items.some((part) => part.at >= end && typeof part.id === 'string' && part.id.startsWith(family));
  });
}

/** 拒绝 beside 国家秘密 only says what the reason is one of. */
function withoutWholes(items: readonly ItemNamed[]): ItemNamed[] {
  return items.filter(
    ({ id, weight = 1 }) =>
      !items.some(
        (other) =>
          other.id !== id &&
          typeof other.id === 'string' &&
          typeof id === 'string' &&
          weight < 2 &&
          isWithin(other.id, id),
      ),
  );
}

function isWithin(part: string, whole: string): boolean {
  // 行政诉讼 beside 直接起诉 only says what kind it is of.
  const result = /^litigation\.([a-z]+)$/.exec(whole)?.[1];
  if (result && [`litigation.direct.${result}`, `litigation.after_review.${result}`].includes(part)) return true;
  if (whole === 'applications.undisclosed')
    return /^applications\.outcome\.(?:denied|unavailable|not_processed)/.test(part);
  return part.startsWith(`${whole}.`);
}
