const SINGLE = 0.2;
const PAIR = 0.3;
const COMMON = new Set(
  '的了吗呢吧啊么是有在和与及或等对把被将从到为以于之其中里内上下做过得着多少几什哪个些怎样如何能会要想让给人大家这那没不也都还就很最更年我你他她它们说一来去出',
);

/** How much of the question's rare characters, single and in pairs, each text shares: all that is left where no word is known. */
export function sharedSigns(question: string, texts: readonly string[]): number[] {
  const signs = [...question.toLowerCase()].map((sign) =>
    /\p{Script=Han}/u.test(sign) && !COMMON.has(sign) ? sign : ' ',
  );
  const singles = new Set(signs.filter((sign) => sign !== ' '));
  const pairs = new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`));
  for (const pair of pairs) if (pair.includes(' ')) pairs.delete(pair);
  const bySingle = shares([...singles], texts);
  const byPair = shares([...pairs], texts);
  return texts.map((_, at) => SINGLE * (bySingle[at] ?? 0) + PAIR * (byPair[at] ?? 0));
}

function shares(parts: readonly string[], texts: readonly string[]): number[] {
  const most = parts.length * Math.log(1 + texts.length);
  const held = texts.map(() => 0);
  for (const part of parts) {
    const holding = texts.flatMap((text, at) => (text.includes(part) ? [at] : []));
    for (const at of holding) held[at] = (held[at] ?? 0) + Math.log(1 + texts.length / (holding.length + 0.5)) / most;
  }
  return held;
}
