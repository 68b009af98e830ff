import { EVERY_AGENCY, type ReadingOf } from '../../question/reading.js';
import { namedIn } from '../search/section-five.js';

/** What a chapter is asked for, where a follow-up says no more than a year. */
const TOPICS: Readonly<Record<ReadingOf<'text'>['topic'], string>> = {
  problems: '存在的问题',
  improvements: '改进措施和打算',
  situation: '总体情况',
  other_matters: '其他需要报告的事项',
  any: '',
};

/** The question as a model is asked it: a follow-up ("那2019年呢") with the agency, the year and the matter that it leaves out. */
export function resolvedQuestion({ search, topic, subjects }: ReadingOf<'text'>, question: string): string {
  const places = subjects
    .slice(0, 3)
    .map(
      ({ agency, year }) => `${agency === EVERY_AGENCY ? '各机关' : agency}${year === 'all' ? '历年' : `${year}年`}`,
    );
  const said = search.split(/\s+/).filter((word) => word !== '');
  const isWhole = said.every((word) => question.includes(word)) && (said.length > 0 || topic === 'any');
  const words = topic === 'any' ? said : namedIn(search);
  const matter = isWhole ? '' : `，${[TOPICS[topic], ...words].filter((word) => word !== '').join(' ')}`;
  return `${question}（${places.join('、')}${subjects.length > places.length ? '等' : ''}${matter}）`;
}
