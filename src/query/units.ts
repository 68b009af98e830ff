const MONEY: Readonly<Record<string, number>> = { 元: 1, 万元: 1e4, 亿元: 1e8 };
const MULTIPLES: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
};

/** The unit that amounts can be set side by side in: their own, 元 for a mix of money, `null` where they do not compare. */
export function commonUnit(units: readonly string[]): string | null {
  const [first] = units;
  if (first === undefined) return null;
  if (units.every((unit) => unit === first)) return first;
  return units.every((unit) => unit in MONEY) ? '元' : null;
}

/** The amount in another unit of money; unchanged where the units are the same or none is money. */
export function inUnit(amount: number, units: { from: string; to: string }): number {
  const from = MONEY[units.from];
  const to = MONEY[units.to];
  return units.from === units.to || !from || !to ? amount : exact((amount * from) / to);
}

/** The sum without the dust of binary fractions, where its terms are figures: they have at most six decimals, and quotients more. */
export function sumOf(amounts: readonly number[]): number {
  const sum = amounts.reduce((so, amount) => so + amount, 0);
  return amounts.every((amount) => Number.isInteger(amount) || Number(amount.toFixed(6)) === amount) ? exact(sum) : sum;
}

function exact(value: number): number {
  if (Number.isInteger(value)) return value;
  return Math.abs(value) < 1e9 ? Math.round(value * 1e6) / 1e6 : Number(value.toPrecision(15));
}

export function isMoney(unit: string): boolean {
  return unit in MONEY;
}

/**
 * How many of the amount's unit one of the number's unit is: 万 is 10,000 of whatever is counted, and of money 万元; `null` where
 * the units do not go together.
 */
export function perUnit(said: string | undefined, own: string): number | null {
  if (said === undefined || said === own) return 1;
  if (isMoney(own)) {
    const money = MONEY[said] ?? MULTIPLES[said];
    return money === undefined ? null : money / (MONEY[own] ?? 1);
  }
  if (said === '成') return own === '%' || own === '百分点' ? 10 : null;
  if (said === '%' || said === '百分点') return own === '%' || own === '百分点' ? 1 : null;
  if (said in MULTIPLES) return MULTIPLES[said] ?? null;
  // 个 and 次 are said of whatever is counted.
  return isMoney(said) || said === '倍' || own === '%' || own === '倍' ? null : 1;
}
