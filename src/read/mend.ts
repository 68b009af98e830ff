import { toSimplified } from '../text/script.js';

/** Full-width forms, ideographic and no-break spaces, and the duplicates of ordinary ideographs that PDF fonts bring in. */
const WIDTHS = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\uff01-\uff5e\uffe0-\uffe6\u2f00-\u2fd5\uf900-\ufad9]/g;

/** Radicals that NFKC leaves as they are, with the ideographs they stand for. */
const RADICALS = new Map(
  '⺁厂 ⺎兀 ⺟母 ⺠民 ⺫目 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻨麦 ⻩黄 ⻬齐 ⻰龙'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/**
 * One syllable of pinyin with at least one toned letter, so that wifi and a are none. The vowels with an acute or a grave
 * accent are Latin-1, the others Latin Extended.
 */
const SYLLABLE = '(?=[a-z]{0,5}[à-üāăēĕěīĭōŏūŭǎ-ǜńňǹ])[a-zà-üāăēĕěīĭōŏūŭǎ-ǜńňǹ]{1,6}';

/** Pinyin that a scraper put in brackets after a character. */
const PINYIN = new RegExp(`(?<=\\p{Script=Han})\\(${SYLLABLE}\\)`, 'gu');

/** Words of the forms that a converter of script turned into those of Taiwan; 档案 by itself is an archive anywhere. */
const WORDS_OF_TAIWAN = new Map([
  ['规范性档案', '规范性文件'],
  ['资讯公开', '信息公开'],
  ['政府资讯', '政府信息'],
  ['公开资讯', '公开信息'],
  ['资讯内容', '信息内容'],
  ['事务资讯', '事务信息'],
  ['过程性资讯', '过程性信息'],
  ['现成资讯', '现成信息'],
  ['获取资讯', '获取信息'],
  ['专案数量', '项目数量'],
  ['采购专案', '采购项目'],
]);
const OF_TAIWAN = new RegExp([...WORDS_OF_TAIWAN.keys()].join('|'), 'gu');

/** What is left where a scraper lost a byte: characters that were paired wrongly, up to the pinyin whose bracket went too. */
const LOST = new RegExp(`\\?!?\\p{Script=Han}{0,3}\\?${SYLLABLE}\\)`, 'gu');

/** Zero-width marks, soft hyphens and byte-order marks inside the text. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/**
 * The text in Simplified characters and half-width forms, without the debris of scraping. Simplified text changes in
 * width only; mending twice changes nothing more.
 */
export function mend(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(WIDTHS, (character) => character.normalize('NFKC'))
    .replace(/[⺀-⻳]/g, (radical) => RADICALS.get(radical) ?? radical)
    .replace(PINYIN, '')
    .replace(LOST, '□');
  const simplified = toSimplified(plain);
  return simplified === plain ? plain : simplified.replace(OF_TAIWAN, (word) => WORDS_OF_TAIWAN.get(word) ?? word);
}
