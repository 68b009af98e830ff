/** A figure as an answer states it. */
export type Figure = {
  agency: string;
  year: number;
  metric: string;
  applicant: string | null;
  value: number | null;
  unit: string;
};

/** What this bench reads of an answer object. */
export type Answer = {
  kind: string;
  text: string;
  figures?: Figure[];
  beside?: Figure[];
  derived?: { value: number | null; unit?: string };
  parts?: Answer[];
};

/** The text above its sources, without the marks of citations. */
export function body(answer: Answer): string {
  const [above = ''] = answer.text.split(/\n\s*(?:来源|來源|Sources?)\s*[:：]/u);
  return above.replaceAll(/\s*\[\d+\](?:[–-]\[\d+\])?/gu, '');
}

/** Every number of the text with its place: thousands put together, 万 and 亿 multiplied out as a second reading. */
export function numbersOf(text: string): { value: number; exact: boolean; at: number }[] {
  const plain = text.replaceAll(/(?<=\d)[,，](?=\d{3}(?!\d))/gu, '');
  const scales: Record<string, number> = { 万: 1e4, 亿: 1e8, million: 1e6 };
  return [...plain.matchAll(/([-−–]?)(\d+(?:\.\d+)?)\s*(万(?!元)|亿(?!元)|million)?/gu)].flatMap((match) => {
    const value = Number(match[2]);
    const scale = scales[match[3] ?? ''];
    const said = { value, exact: true, at: match.index };
    return scale === undefined ? [said] : [said, { value: value * scale, exact: false, at: match.index }];
  });
}

/** Whether the text states the number, in rounding or in 万 too; signs are words and are not looked at. */
export function states(text: string, wanted: number): boolean {
  const size = Math.abs(wanted);
  return numbersOf(text).some(({ value, exact }) =>
    exact ? near(value, size) : Math.abs(value - size) <= 0.005 * size,
  );
}

/** Equal but for the rounding to two or one decimals that people are told. */
export function near(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) <= (Number.isInteger(wanted) ? 1e-6 : 0.0501);
}
