/** 一年来, 在上级领导下, 所称: when it was, and by whose leave. */
const CIRCUMSTANCE = '以来|年来|一年[来中里间]?|期间|年[底末内初]|同时|当年|本年(?!报)度?|[导心持助力]下|所称';

/** 现将, 兹就, 以下是. */
const ANNOUNCING =
  '(?:现在?|兹|特|谨|今|下面|以下|在此|为此|特此)(?:向社会|依法|予以?)?(?:[将就把对由为以是]|公[布开示]|发布)';

/** 本报告由, 这是, 关于, 编制了. */
const AT_THE_START =
  '.*?(?:本|此|这份|以上)(?:年度)?(?:报告|年报)书?[由系为是即]?|[这此即][是为]|[对至关]于|(?:面?向社会|现)?(?:公[布开示]|发布|编[制写]|形成|撰写)了?';

/** No place is called so; only what stands at the start may not stand deep in a clause that has no comma. */
const LEAD_IN = new RegExp(`^.*(?:${CIRCUMSTANCE}|${ANNOUNCING})|^(?:${AT_THE_START})`, 'u');

/** A place of two characters or more: 泉山市 after 由 is one, and 山镇 after it is a part of 由山镇. */
const LONG_PLACE = '(?=[^省市县区州盟旗镇乡街]{2,12}(?:[省市县区州盟旗镇乡]|街道))';
const SHORT_LEAD_IN = new RegExp(`^[就把由受]${LONG_PLACE}`, 'u');
const PREPOSITION = new RegExp(`^(?:对于|[将就把对由为受]${LONG_PLACE})`, 'u');

/** The words after what leads a sentence up to a name (现将青禾县 is 青禾县); as they are where nothing does. */
export function withoutLeadIn(words: string): string {
  const rest = words.replace(LEAD_IN, '');
  return rest === words ? words.replace(SHORT_LEAD_IN, '') : rest;
}

/** Whether the words before 政府信息公开…报告 begin a sentence, so that they are no title. */
export function opensSentence(words: string): boolean {
  return /[,，]/.test(words) || (!/^关于/.test(words) && LEAD_IN.test(words));
}

/**
 * The words after the preposition that a sentence puts before a name (就青禾县…报告如下); `null` where the character may
 * be either that or the name's own (将岭县).
 */
export function withoutPreposition(words: string): string | null {
  const rest = words.replace(PREPOSITION, '');
  return rest === words && /^[将就把对由为受]/.test(words) ? null : rest;
}
