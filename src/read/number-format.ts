/** Digits, perhaps in thousands and with decimals; a comma at their end would divide by a thousand. */
const DIGITS = /^(?:[#?]*0+|#,##0|0,000)(?:\.([0#?]+))?(%?)$/;
/** What a format writes beside a number: quoted text, an escaped sign, the room of a sign, a colour or currency. */
const BESIDE = /"([^"]{0,99})"|\\(.)|_.|\*.|\[(?:[A-Za-z]{1,20}\d{0,9}|\$[^[\]]{0,40})\]/g;

/**
 * The number as its format of a workbook shows it. Behind a number whose format hides, divides or chooses, the format is put in
 * brackets, so that it is taken for no plain number.
 */
export function shownNumber(value: number, format: string): string {
  const plain = String(Number(value.toPrecision(15)));
  if (/^(?:General|@)?$/i.test(format.trim())) return plain;
  const [positive = '', negative, zero] = sectionsOf(format);
  const own = value < 0 ? negative : value === 0 ? zero : undefined;
  const { before, digits, after } = partsOf(own ?? positive);
  // Accounts print a dash for nothing and mean zero.
  if (value === 0 && digits.replaceAll(/[?\s]/g, '') === '' && `${before}${after}`.trim() === '-') return plain;
  const [known, decimals, percent = ''] = DIGITS.exec(digits) ?? [];
  if (known === undefined || /\[[<>=]/.test(format)) return `${plain} [${format}]`;
  const scaled = (percent === '%' ? value * 100 : value) * (own !== undefined && value < 0 ? -1 : 1);
  const size = decimals === undefined ? String(Number(scaled.toPrecision(15))) : scaled.toFixed(decimals.length);
  return `${before}${size}${percent}${after}`.trim();
}

/** The parts of a format for numbers above, below and of zero; a semicolon in quotation marks parts none. */
function sectionsOf(format: string): string[] {
  return [...`;${format}`.matchAll(/;((?:"[^"]*"|\\.|[^;"\\])*)/g)].map(([, section = '']) => section);
}

/** What a section prints before, for and after the digits. */
function partsOf(section: string): { before: string; digits: string; after: string } {
  let digits = '';
  let before = '';
  let after = '';
  let from = 0;
  const write = (text: string) => {
    if (digits === '') before += text;
    else after += text;
  };
  const plain = (text: string) => {
    for (const sign of text) {
      if (/[\s()+-]/.test(sign)) write(sign);
      else digits += after.trim() === '' ? sign : `${after}${sign}`;
    }
  };
  for (const found of section.matchAll(BESIDE)) {
    plain(section.slice(from, found.index));
    write(found[1] ?? found[2] ?? '');
    from = found.index + found[0].length;
  }
  plain(section.slice(from));
  return { before, digits, after };
}
