const RAISED = [...'⁰¹²³⁴⁵⁶⁷⁸⁹'];

/** Text that is set higher than the line as plain characters: a number of a note as raised digits, which are no figure. */
export function raised(text: string): string {
  const sign = text.trim();
  const [, number] = /^[[［(（【〔]?注?(\d{1,3})[\]］)）】〕]?$/.exec(sign) ?? [];
  return number === undefined ? sign : number.replace(/\d/g, (digit) => RAISED[Number(digit)] ?? digit);
}
