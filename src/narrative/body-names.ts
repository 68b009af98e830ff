import { countsIn } from './search/measures.js';

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });
const GOVERNMENT = /(?:人民)?政府$/;
const LEVEL = /^(?:自治区|自治州|自治县|街道|[省市州盟县区旗镇乡])/;
/** The city or province that a name may begin with. */
const PARENT = /^\p{Script=Han}{2,8}?(?:省|市|自治区|自治州)(?=\p{Script=Han}{2,}$)/u;
/** What goes on after a name to that of another body: 泗洪县公安局15件 is not of the county. */
const OTHER_BODY =
  /^(?!(?:人民)?政府)\p{Script=Han}{1,12}?(?:局|委|委员会|办|办公室|办事处|院|队|中心|镇|乡|街道)(?:人民政府)?(?=[\d（(、，；。：]|等)/u;
const AMOUNTS =
  /(?<!\d|\d,)\d[\d,]*(?:\.\d+)?\s*(?:(?:[万亿]余?|余)\s*)?(?:个工作日|人次|条次|场次|[元件条项个名篇场次人家份期宗起天%％])/gu;
/** What may stand between a name and its amount. */
const BETWEEN = /^(?:(?:人民)?政府)?(?:[：:]|共|有|为|达|收到|收办|受理|办理|完成)*\s*$/;

/**
 * The words by which a text names a body: its name as it was said, without 人民政府, or without the city or province in front; `null` where it
 * names only others, such as an office of that place.
 */
export function nameIn(text: string, said: string): string | null {
  for (const name of namesOf(said)) {
    const [place] = placesOf(text, name);
    if (place) return text.slice(place.start, place.end);
  }
  return null;
}

/** An amount as a text writes it, and the words that say what it counts. */
export type Amount = { amount: string; counts: string };

/** The amount that a text gives of a body: right after its name, or in one of the units before the next body's; `null` where there is none. */
export function amountOf(
  text: string,
  { name, units }: { name: string; units: readonly string[] | null },
): Amount | null {
  for (const { start, end } of placesOf(text, name)) {
    const [own = ''] = text.slice(end).split(/[；;。、）)]/);
    const amounts = [...own.matchAll(AMOUNTS)];
    const amount = units
      ? amounts.find(([said]) => countsIn(units, said))
      : amounts.find(({ index }) => BETWEEN.test(own.slice(0, index)));
    if (amount) return { amount: amount[0], counts: countedBefore(text.slice(0, start)) + own };
  }
  return null;
}

/**
 * What stands before brackets is divided in them (申请20件（甲县5件、乙县15件）), what stands before 其中 after it; elsewhere the sentence up to
 * its first list says what is counted.
 */
function countedBefore(text: string): string {
  const bracket = Math.max(text.lastIndexOf('（'), text.lastIndexOf('('));
  if (bracket <= Math.max(text.lastIndexOf('）'), text.lastIndexOf(')'))) return text.split(/其中|[；、]/)[0] ?? '';
  return (
    text
      .slice(0, bracket)
      .split(/[，；。]/)
      .at(-1) ?? ''
  );
}

function namesOf(said: string): string[] {
  const bare = said.replace(GOVERNMENT, '');
  return [...new Set([said, bare, bare.replace(PARENT, '')])].filter((name) => [...name].length > 1);
}

/** Each place in which the name stands as a whole name, with the 县 that the question left out. */
function placesOf(text: string, name: string): { start: number; end: number }[] {
  const starts: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) starts.push(at);
  if (starts.length === 0) return [];
  const breaks = new Set([...SEGMENTER.segment(text)].map(({ index }) => index)).add(text.length);
  return starts.flatMap((start) => {
    const after = start + name.length;
    const level = LEVEL.test(name.slice(-1)) ? undefined : LEVEL.exec(text.slice(after))?.[0];
    const end = after + (level?.length ?? 0);
    return breaks.has(start) && breaks.has(end) && !OTHER_BODY.test(text.slice(end)) ? [{ start, end }] : [];
  });
}
