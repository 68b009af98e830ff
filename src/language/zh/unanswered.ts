import type { AnswerWording } from '../../answer/answer-wording.js';
import { explain, talk } from '../explanations.js';
import { yearsZh } from './names.js';

const CANNOT: Readonly<Record<string, (said: string) => string>> = {
  per_head: (said) => `报告里没有人口数，“${said}”算不出来。`,
  per_month: (said) => `年度报告的表按全年填，不分月、季、周，“${said}”答不了；可以问与上一年相比。`,
  by_channel: (said) => `2019年度起的表不按申请方式（当面、网络、信函）分，“${said}”从表里答不了。`,
  in_time: (said) => `表里不填答复用了多久、是否按时，“${said}”从表里答不了。`,
  forecast: () => '报告只写过去一年的数，不作预测。',
  narrowed: (said) => `表里的数不按“${said}”细分，没有单独的数。`,
  names: (said) => `表里只填件数和金额，没有列出“${said}”。`,
  operation: (said) => `“${said}”这样算还不会，所以没有给数字。`,
  item: (said) => `表里没有“${said}”这一项。`,
};

/** What is said where a question has no answer in the tables, and what explanations and replies are taken from. */
export const UNANSWERED_ZH: Pick<AnswerWording, 'explain' | 'talk' | 'filedOf' | 'cannot' | 'inAllIs' | 'misfit'> = {
  explain: (id, told) => explain('zh', id, told)?.join('\n'),
  talk: (id, told) => talk('zh', id, told)?.join('\n'),
  filedOf: (agency, years) => (years.length > 0 ? `${agency}：${yearsZh(years)}` : agency),
  cannot: (why, said) => (CANNOT[why] ?? CANNOT.operation)?.(said) ?? '',
  inAllIs: (told) => `不细分的数：${told}`,
  misfit: () =>
    '这个问题按字面没法算：要比的、要排的或者要加的只有一个，或者单位不同。请换个说法，写明哪个机关、哪一年、哪几项。',
};
