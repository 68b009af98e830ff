const PAGE = /[（(](?:第(\d{1,3})[页頁]|page (\d{1,3}))[)）]$/i;

/** The question, and which part of its answer a person turned to ("…（第2页）"), from 1. */
export function pageOf(text: string): { asked: string; page: number } {
  const found = PAGE.exec(text.trimEnd());
  const page = Number(found?.[1] ?? found?.[2] ?? 1);
  return found ? { asked: text.slice(0, found.index).trimEnd(), page: Math.max(1, page) } : { asked: text, page: 1 };
}
