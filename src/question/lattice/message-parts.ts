/** Marks that end a question; a full stop inside a number is none. */
const ENDS = new Set([...'?？!！。;；\n']);

/** The questions of a message, in order, without their marks; a message without any is one question. */
export function questionsIn(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const sign = text[at];
    const ends =
      sign === undefined ||
      ENDS.has(sign) ||
      (sign === '.' && /[\s]/.test(text[at + 1] ?? ' ') && !/\d/.test(text[at - 1] ?? ''));
    if (!ends) continue;
    const said = text.slice(from, at).trim();
    if (said) found.push(said);
    from = at + 1;
  }
  return found.length > 0 ? found : [text.trim()];
}
