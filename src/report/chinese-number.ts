const DIGITS = '零一二三四五六七八九';
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The whole number that numerals spell (三百零五, 两千); undefined for anything else, digits read out one by one among them. */
export function chineseNumber(text: string): number | undefined {
  if (!/^[〇零一二两三四五六七八九十百千]+$/.test(text)) return undefined;
  let total = 0;
  let digit: number | undefined;
  for (const character of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const power = POWERS[character];
    if (power) {
      total += (digit || 1) * power;
      digit = undefined;
    } else {
      // Two digits in a row are a number read out (一二〇).
      if (digit) return undefined;
      digit = DIGITS.indexOf(character);
    }
  }
  return total + (digit ?? 0);
}
