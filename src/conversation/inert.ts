/** Stands where Telegram would begin to see a link; it has no width and joins what stands beside it. */
const JOINER = '\u2060';

/** What Telegram makes links of by itself: addresses, domains, names, commands and tags. `/help` and `/reports`, which change nothing, may stay. */
const ACTIVE: readonly RegExp[] = [
  /:(?=\/\/)/g,
  /(?<=[\p{L}\p{N}_-])\.(?=[a-z]{2}|中国|中國|公司|网络|網絡|政务|政務|公益)/giu,
  /@(?=\w)/g,
  /(?<![\w/])\/(?=\w)(?!(?:help|reports)\b)/g,
  /[#$](?=[\p{L}\p{N}_])/gu,
  // Telephone numbers: 0527-84368000, 13800000000, 400-600-1234.
  /(?<![\d.,])(?:\+86[- ]?)?(?:0\d{2}|1[3-9]\d|[48]00)(?=\d?[-－—]?\d{7,8}(?![\d.,件元个条%])|[-－—]\d{3,4}[-－—]\d{3,4}(?!\d))/g,
];

/**
 * The text with nothing in it that Telegram would make a link of but the addresses in `links`: what stands in a report or a question
 * must not become something that can be pressed. It reads as before.
 */
export function inert(text: string, links: readonly string[]): string {
  const addresses = links.filter((link) => /^https?:\/\/\S+$/.test(link));
  const [link] = addresses;
  if (link === undefined) return ACTIVE.reduce((rest, pattern) => rest.replaceAll(pattern, `$&${JOINER}`), text);
  const others = addresses.slice(1);
  // What stands directly before or after an address must not make it another one.
  const parts = text.split(link).map((part) => inert(part, others));
  return parts.reduce((before, after, index) => {
    const left = /[@/#$:.]$/.test(before) ? JOINER : '';
    const endsHere = after === '' ? index === parts.length - 1 : /^\s/.test(after);
    return before + left + link + (endsHere ? '' : JOINER) + after;
  });
}

/** The text without what `inert` put into it, for a file, where nothing is a link. */
export function active(text: string): string {
  return text.replaceAll(JOINER, '');
}
