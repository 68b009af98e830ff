/** A question never needs more; the rest of a pasted text is left unread. */
const LONGEST = 600;

/**
 * A question without markup, quotation marks and idle spaces, full-width signs made half-width; letters keep their case,
 * so that places line up with `toLowerCase()` of it.
 */
export function cleanQuestion(text: string): string {
  return text
    .slice(0, LONGEST * 4)
    .normalize('NFKC')
    .replaceAll(/<[^<>]{0,80}>/g, ' ')
    .replaceAll(/&(?:[a-z]{2,6}|#\d{1,5});/gi, ' ')
    .replaceAll(/[“”"「」『』《》〈〉【】[\]`*_~#\u200b-\u200f\ufeff]/g, '')
    .replaceAll(/İ/g, 'I')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff\d])|(?<=\d) (?=[\u3400-\u9fff])/g, '')
    .trim()
    .slice(0, LONGEST);
}

/** Whether there is a letter, a digit or a Chinese character at all. */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** What an English question that only names its agency in Chinese never holds. */
const ASKS_IN_CHINESE = /多少|几|[吗呢谁哪怎]|什么|如何|是否|没有|请/;
const OPENS_IN_ENGLISH =
  /^\W*(?:what|how|which|who|where|why|when|is|are|was|were|do|does|did|can|could|has|have|had|in|according)\b/i;

/** Whether a text is mostly Chinese, so that stray Latin words in it (markup, SQL, code) tell nothing; a name alone makes no question Chinese. */
export function isChinese(text: string): boolean {
  const han = text.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  const latin = text.match(/[a-z]{2,}/gi)?.length ?? 0;
  if (han < 4 || ASKS_IN_CHINESE.test(text)) return han >= 4;
  return latin < 2 || !(OPENS_IN_ENGLISH.test(text) || (latin >= 4 && latin > han / 2));
}
