import type { ExplainedWording } from '../../contracts/wording/explained.js';
import { queryInWords } from '../../query/query-words.js';
import { EVERY_AGENCY, type Subject } from '../../question/reading.js';
import { zhQueryWords } from './query-words.js';

/** How a question was read, in Chinese. */
export const zhExplained: ExplainedWording = {
  matches: (question) => `“${question}”里认出的词：`,
  readings: '读法（分数高的先）：',
  answer: '回答：',
  noMatches: '  没有认得的词',
  match: ({ said, kind, id, weight }) =>
    `  ${said}：${[kind, id].filter(Boolean).join(' ')}${weight === 1 ? '' : `（权重${weight}）`}`,
  way: ({ score, says, left, best }) =>
    `${best ? '→' : ' '} ${score}  ${says}${left.length > 0 ? `；没用上：${left.join('、')}` : ''}`,
  reading(reading) {
    switch (reading.kind) {
      case 'figures':
        return `数字：${queryInWords(reading.query, zhQueryWords)}`;
      case 'text':
        return `正文：在${whose(reading.subjects)}里找“${reading.search}”`;
      case 'summary':
        return `概述：${whose(reading.subjects)}`;
      case 'explanation':
        return `解释：${reading.id}`;
      case 'talk':
        return `闲谈：${reading.id}`;
      case 'holdings':
        return `收录了什么：${whose(reading.subjects)}`;
      case 'report':
        return `${{ versions: '改过没有', reading: '怎么读的', file: '报告原件' }[reading.asks]}：${whose(reading.subjects)}`;
      case 'clarify':
        return `反问：${{ agency: '哪个机关', year: '哪一年', item: '哪一项', applicant: '哪类申请人', question: '要问什么' }[reading.asks]}`;
      case 'unknown_agency':
        return `没有收录“${reading.said}”的报告`;
      case 'unanswerable':
        return `年报里算不出：${reading.said || reading.why}`;
      case 'outside':
        return `不是年报里的事：${reading.said}`;
      default:
        return reading satisfies never;
    }
  },
};

function whose(subjects: readonly Subject[]): string {
  if (subjects.length === 0) return '全部报告';
  return subjects
    .map(({ agency, year }) => `${agency === EVERY_AGENCY ? '各机关' : agency}${year === 'all' ? '各年' : `${year}年`}`)
    .join('、');
}
