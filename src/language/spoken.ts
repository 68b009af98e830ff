/** How people speak of an item, and what the form means by it. */
type Spoken = { says: string; gloss: string };

const LOST: Record<'zh' | 'en', Spoken> = {
  zh: { says: '败诉', gloss: '法院纠正' },
  en: { says: 'lawsuits lost', gloss: 'corrected by a court' },
};

/** Items that are asked for in other words than the form's. */
export const SPOKEN: Readonly<Record<string, Record<'zh' | 'en', Spoken>>> = {
  'litigation.corrected': LOST,
  'litigation.direct.corrected': LOST,
  'litigation.after_review.corrected': LOST,
  'statistics.litigation.corrected': LOST,
  'review.corrected': {
    zh: { says: '被复议纠正', gloss: '行政复议结果纠正' },
    en: { says: 'reviews lost', gloss: 'corrected on review' },
  },
  'remedies.corrected': {
    zh: { says: '被纠正', gloss: '复议机关或法院纠正' },
    en: { says: 'reviews and lawsuits lost', gloss: 'corrected on review or by a court' },
  },
  'litigation.total': {
    zh: { says: '被起诉', gloss: '行政诉讼' },
    en: { says: 'lawsuits', gloss: 'administrative litigation' },
  },
  'review.total': {
    zh: { says: '被申请复议', gloss: '行政复议' },
    en: { says: 'reviews', gloss: 'administrative review' },
  },
  'applications.received': {
    zh: { says: '收到申请', gloss: '本年新收' },
    en: { says: 'applications', gloss: 'received that year' },
  },
};
