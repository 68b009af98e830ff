/** What the names of departments are made of. */
const MATTER =
  'administrative|affairs|agricultur(?:e|al)|approval|audit|civil|commerce|culture|data|development|disaster|ecolog(?:y|ical)|economic|education|emergency|employment|environment(?:al)?|ethnic|family|farm(?:ing)?|finance|financial|fire|fiscal|food|forestry|grain|health|healthcare|housing|human|industry|information|insurance|justice|labou?r|land|law|market|medical|meteorological|natural|planning|police|prices?|public|reform|regulation|religious|resources?|rural|safety|science|security|services?|social|sports?|statistics|supervision|tax(?:ation)?|technology|tourism|trade|traffic|transport(?:ation)?|urban|veterans|water|welfare';
const ORGAN = 'bureau|department|commission|committee|office|authority|agency|cent(?:er|re)';
const LEVEL = 'district|county|city|town|township|province|provincial|municipal';
const DEPARTMENT = `(?:${MATTER})(?:,? (?:and |& )?(?:${MATTER}))* (?:${ORGAN})`;
const COURT = "police|court|procuratorate|people's congress";
const AFTER = new RegExp(`^(?:'s)?(?: (?:${LEVEL}))*(?: people's)? (?:${DEPARTMENT}|${COURT})\\b`, 'i');
/** A name begins with its first word: what follows another of its words is no beginning. */
const BEGINNING = `(?<!\\b(?:${MATTER}),? (?:and |& )?)`;
const BEFORE = new RegExp(`\\b(?:${BEGINNING}${DEPARTMENT} (?:of|in|at|for)|(?:${COURT}) of) (?:the )?$`, 'i');

/** The body that English words make of a filed government's name (Qinghe Education Bureau, the court of Qinghe); `undefined` for none. */
export function englishBody(
  text: string,
  { start, end, said, placeOnly }: { start: number; end: number; said: string; placeOnly: boolean },
): { start: number; end: number } | undefined {
  // Of a place where only a department is filed, the words may name just that.
  if (placeOnly || !/[a-z]/i.test(said)) return undefined;
  const from = start + said.length;
  const after = AFTER.exec(text.slice(from))?.[0];
  if (after && !/^ administrative (?:bureau|department)/i.test(after))
    return { start, end: Math.max(end, from + after.length) };
  const before = BEFORE.exec(text.slice(0, start))?.[0];
  return before ? { start: start - before.length, end } : undefined;
}
