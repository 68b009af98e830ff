/** Items that are added up, and those taken off. */
export type Terms = { add: readonly string[]; take?: readonly string[] };

/** A rate with a fixed formula, printed with every answer; `method` is the formula in words. */
export type Rate = {
  id: string;
  zh: string;
  en: string;
  method: { zh: string; en: string };
  part: Terms;
  whole: Terms;
};

type Named = { zh: string; en: string };

const OUTCOME = 'applications.outcome';
const CASES: readonly { id: string; channels: readonly string[]; of: Named; sum: Named }[] = [
  {
    id: 'review',
    channels: ['review'],
    of: { zh: '行政复议', en: 'reviews' },
    sum: { zh: '', en: '' },
  },
  {
    id: 'litigation',
    channels: ['litigation.direct', 'litigation.after_review'],
    of: { zh: '行政诉讼', en: 'lawsuits' },
    sum: { zh: '两类诉讼的', en: ' of both kinds' },
  },
  {
    id: 'review_and_litigation',
    channels: ['review', 'litigation.direct', 'litigation.after_review'],
    of: { zh: '复议诉讼合并', en: 'reviews and lawsuits together' },
    sum: { zh: '复议和两类诉讼的', en: ' of all kinds' },
  },
];

/** The named rates. Those of reviews and lawsuits are of the concluded ones: a pending case may still be corrected. */
export const RATES: readonly Rate[] = [
  outcome('granted', { zh: '予以公开率', en: 'rate granted' }, { zh: '予以公开', en: 'granted' }),
  {
    ...outcome(
      'granted_or_partial',
      { zh: '公开率（含部分公开）', en: 'rate granted in full or in part' },
      { zh: '（予以公开＋部分公开）', en: '(granted + partially granted)' },
    ),
    part: { add: [`${OUTCOME}.granted`, `${OUTCOME}.partial`] },
  },
  outcome('partial', { zh: '部分公开率', en: 'rate partially granted' }, { zh: '部分公开', en: 'partially granted' }),
  outcome('denied', { zh: '不予公开率', en: 'rate denied' }, { zh: '不予公开各项之和', en: 'denied for all reasons' }),
  outcome(
    'unavailable',
    { zh: '无法提供率', en: 'rate unavailable' },
    { zh: '无法提供各项之和', en: 'unavailable for all reasons' },
  ),
  outcome(
    'not_processed',
    { zh: '不予处理率', en: 'rate not processed' },
    { zh: '不予处理各项之和', en: 'not processed for all reasons' },
  ),
  outcome('other', { zh: '其他处理率', en: 'rate handled otherwise' }, { zh: '其他处理', en: 'other handling' }),
  {
    id: 'rate.closed',
    zh: '办结率',
    en: 'rate closed',
    method: { zh: '办理结果总计 ÷（本年新收＋上年结转）', en: 'outcomes in total ÷ (received + carried over)' },
    part: { add: [`${OUTCOME}.total`] },
    whole: { add: ['applications.received', 'applications.carried_in'] },
  },
  ...concluded('corrected', { zh: '纠错率', en: 'corrected' }, '结果纠正'),
  ...concluded('upheld', { zh: '维持率', en: 'upheld' }, '结果维持'),
];

function outcome(id: string, name: Named, part: Named): Rate {
  return {
    id: `rate.${id}`,
    ...name,
    method: { zh: `${part.zh} ÷ 办理结果总计`, en: `${part.en} ÷ outcomes in total` },
    part: { add: [`${OUTCOME}.${id}`] },
    whole: { add: [`${OUTCOME}.total`] },
  };
}

function concluded(result: string, name: Named, label: string): Rate[] {
  return CASES.map(({ id, channels, of, sum }) => ({
    id: `rate.${id}_${result}`,
    // People know a corrected decision as a lost lawsuit.
    zh: `${of.zh}${id === 'litigation' && result === 'corrected' ? '败诉率（纠错率）' : name.zh}`,
    en: `rate of ${of.en} ${name.en}`,
    method: {
      zh: `${sum.zh}${label}${sum.zh ? '之和' : ''} ÷（总计－尚未审结）`,
      en: `${name.en}${sum.en} ÷ (total − not yet concluded)`,
    },
    part: { add: channels.map((channel) => `${channel}.${result}`) },
    whole: {
      add: channels.map((channel) => `${channel}.total`),
      take: channels.map((channel) => `${channel}.pending`),
    },
  }));
}
