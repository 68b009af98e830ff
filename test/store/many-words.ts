const WORDS =
  '河道保洁食品抽检古树保护公交线路学前教育社会救助道路养护农田水利垃圾分类文物普查防汛值守电网改造'.match(/.{4}/g) ??
  [];

/** A paragraph of words that no other number has in the same order, so that its vector stands alone. */
export function paragraphOfWords(number: number): string {
  const word = (at: number) => WORDS[at % WORDS.length] ?? '';
  const parts = [number, number / 12, number / 144, number * 5 + 1].map((at) => word(Math.floor(at)));
  return `写到${parts.join('、')}第${number}件。`;
}
