const MARK = /[,;:?!()，；：？！（）]/g;

/** The mended text with the punctuation as the source prints it, in its own width; as it is where mending took a mark away. */
export function withOwnMarks({ text, printed }: { text: string; printed: string }): string {
  const own = printed.match(MARK) ?? [];
  const mended = text.match(MARK) ?? [];
  if (own.length !== mended.length || mended.some((mark, at) => own[at]?.normalize('NFKC') !== mark)) return text;
  let next = 0;
  return text.replace(MARK, (mark) => own[next++] ?? mark);
}
