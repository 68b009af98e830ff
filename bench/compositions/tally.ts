import type { Verdict } from './judge.js';

/** How many were answered right, wrong and not at all, by group, in Markdown. */
export function table(judged: readonly { groups: string[]; verdict: Verdict['verdict'] }[]): string {
  const groups = [...new Set(judged.flatMap((one) => one.groups))].sort();
  const row = (name: string, those: typeof judged) => {
    const many = (verdict: Verdict['verdict']) => those.filter((one) => one.verdict === verdict).length;
    const share = those.length === 0 ? 0 : (100 * many('right')) / those.length;
    return `| ${name} | ${those.length} | ${many('right')} | ${many('wrong')} | ${many('unanswered')} | ${share.toFixed(1)} % |`;
  };
  return [
    '| group | asked | right | wrong | not answered | right |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...groups.map((group) =>
      row(
        group,
        judged.filter((one) => one.groups.includes(group)),
      ),
    ),
    row('**all**', judged),
  ].join('\n');
}
