const NUMERAL = '〇零一二两三四五六七八九十百千万亿';
/** What is counted or measured in a report's sentences, by its first character. */
const MEASURE =
  '条件项个名篇场次人家份期元块角分毛天日周年时秒里米亩吨户座栋间套辆台部本册轮批位席所支队成折倍度厘处通起例宗单笔封趟级课节张幅门种类层站余多';
/** Years, months, days of a month, 第三 and 十四五 count nothing. */
const NO_QUANTITY = new RegExp(
  `\\d{4}年度?|\\d{1,2}月(?:份|\\d{1,2}日)?|[${NUMERAL}]{1,2}月(?:份|[${NUMERAL}]{1,3}[日号])?|[〇零一二三四五六七八九]{4}年度?|第[${NUMERAL}\\d]+|十[一二三四五六]五`,
  'g',
);
/** 一 counts where what it counts is a thing of reports: 一次性, 一年来 and 一部分 count nothing. */
const IN_WORDS = new RegExp(
  `[一二两三四五六七八九十百千万](?:余|多)?[条件项个名篇场次人家份]|[${NUMERAL}]{2}[${MEASURE}]|[二两三四五六七八九十][${MEASURE}]|[${NUMERAL}]分之[${NUMERAL}]`,
);

/** The number of a point in a list, and “一网、一门、一次”, count nothing. */
const NUMBERED = /^\s*[（(]?\d{1,2}[.．、）)]\s*/;
const SLOGAN = /[“「《][^”」》\d]{1,16}[”」》]/g;

/** Whether the words hold a quantity, in digits or in words (七十一处); a date is none. */
export function holdsQuantity(text: string): boolean {
  const said = text.replace(NUMBERED, '').replaceAll(SLOGAN, '').replaceAll(NO_QUANTITY, '');
  return /\d/.test(said) || IN_WORDS.test(said);
}
