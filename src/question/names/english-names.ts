/** What a place is called in English, and what its government is. */
const LEVEL = '(?:district|county|city|town|township|province|prefecture|municipality|municipal|subdistrict|zone)';
const GOVERNMENT = "(?:people's |municipal |local )*(?:government|council|authorities)";
const AFTER = new RegExp(`^(?:'s)?(?:[ -]?${LEVEL}\\b)*(?:'s)?(?: ${GOVERNMENT}\\b)?`);
const GLOSSED = new RegExp(`(?:^|[^a-z])(?<name>[a-z]+ ${LEVEL}) ?\\($`);

/** How far an agency's name goes with the English words around it: Luojiang District People's Government, Test City (Ceshi), 沭阳county. */
export function withEnglish(
  text: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number } {
  if (!/[a-z' )-]/.test(text[end] ?? '')) return { start, end };
  const after = AFTER.exec(text.slice(end))?.[0] ?? '';
  const long = end + after.length;
  const glossed = text[long] === ')' ? GLOSSED.exec(text.slice(0, start))?.groups?.name : undefined;
  if (glossed === undefined) return { start, end: long };
  const before = text.slice(0, start).replace(/ ?\($/, '');
  return { start: before.length - glossed.length, end: long + 1 };
}
