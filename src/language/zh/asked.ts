import type { ConditionSaid } from '../../answer/say/table-wording.js';
import type { Assumption } from '../../query/query.js';
import { applicantZh, itemZh } from './names.js';

/** A condition that a question makes, in Chinese. */
export function conditionZh({ is, not, of, than, isZero, vague, from, to, among }: ConditionSaid): string {
  const about = vague ? '大约' : '';
  switch (is) {
    case 'equal':
      return `${of}${isZero ? (not ? '不为0' : '为0') : `${not ? '不' : ''}是${about}${than}`}`;
    case 'more':
      return `${of}${not ? '不' : ''}${isZero ? '大于0' : `超过${about}${than}`}`;
    case 'less':
      return `${of}${not ? '不' : ''}少于${about}${than}`;
    case 'least':
      return `${of}${not ? '达不到' : '不少于'}${about}${than}`;
    case 'most':
      return `${of}${not ? '超过' : '不超过'}${about}${than}`;
    case 'rank':
      return `${of}${not ? '不' : ''}排第${from === to ? from : `${from}到${to}`}`;
    case 'known':
      return `${of}${not ? '没有数' : '有数'}`;
    case 'blank':
      return `${of}${not ? '不是空白' : '空白'}`;
    case 'absent':
      return `${of}${not ? '报了' : '没有报'}`;
    case 'among':
      return `${not ? '不是' : '是'}${among}`;
    default:
      return is satisfies never;
  }
}

/** What was taken for granted of a question, in Chinese. */
export function assumedZh({ slot, because, said, taken }: Assumption): string {
  const what = { agency: '机关', year: '年份', item: '项目', applicant: '申请人', operation: '算法' }[slot];
  const words = slot === 'year' && /^\d{4}$/.test(taken) ? `${taken}年` : takenZh(slot, taken);
  switch (because) {
    case 'only':
      return said ? `“${said}”只有${words}` : `没说${what}，收录的只有${words}`;
    case 'latest':
      return `没说${what}，用最新的${words}`;
    case 'context':
      return `接上文，${what}是${words}`;
    case 'model':
      return `${said ? `“${said}”` : what}由模型理解为${words}`;
    case 'unread':
      return `“${said}”没有计入，数字是全部的`;
    case 'relative':
    case 'spelling':
    case 'leading':
    case 'word':
      return `${said ? `“${said}”` : what}按${words}理解`;
    default:
      return because satisfies never;
  }
}

function takenZh(slot: Assumption['slot'], taken: string): string {
  if (slot === 'applicant') return applicantZh(taken);
  const item = slot === 'item' && /^[\w.]+$/.test(taken) ? itemZh({ metric: taken }) : '';
  return item || taken;
}
