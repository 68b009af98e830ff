// Making a formatter costs a hundred times using it.
const DIGITS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const MONEY: Readonly<Record<string, number>> = { 元: 1, 万元: 10_000, 亿元: 100_000_000 };

/** The unit that figures can be set side by side in: their own, 元 for a mix of money, `null` where they do not compare. */
export function commonUnit(units: readonly string[]): string | null {
  const [first] = units;
  if (first === undefined) return null;
  if (units.every((unit) => unit === first)) return first;
  return units.every((unit) => unit in MONEY) ? '元' : null;
}

/** The value in another unit of money; unchanged where the units are the same or none is money. */
export function inUnit(value: number, units: { from: string; to: string }): number {
  const from = MONEY[units.from];
  const to = MONEY[units.to];
  return units.from === units.to || !from || !to ? value : exact((value * from) / to);
}

/** The number without the dust of binary fractions (six decimals are more than any form prints). */
export function exact(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Part of whole in percent with one decimal; `null` where the whole is zero. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000 + Number.EPSILON) / 10;
}

/** The number with its thousands grouped: "22,782", "−21". */
export function grouped(value: number): string {
  const digits = DIGITS.format(Math.abs(exact(value)));
  return value < 0 ? `−${digits}` : digits;
}
