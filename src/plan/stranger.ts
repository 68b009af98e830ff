import { isPinyin } from '../text/syllables.js';
import { LEVEL_WITH } from './after-name.js';
import { isChinese } from './clean.js';
import { type Mentions, says } from './mentions.js';
import type { Unknown } from './unknown.js';

const SYLLABLE = '(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:[aeiouvü]{1,3}(?:ng|n|r)?)';
const PINYIN = new RegExp(`^(?:${SYLLABLE}){2,6}$`);
const BEFORE_NAME =
  /(?:\b(?:in|of|by|for|did|does|has|was|about|at|from|against|and|vs|versus|than|with)|^)\s*(?:the\s+)?$/i;

const BESIDE_NAME = /\b(?:and|or|than|versus|vs\.?|with)\s+(?:the\s+)?$/i;

/**
 * Takes a word that nothing explains for the name of an agency where it stands in a name's place (鼓楼2020年收到多少件), so that
 * the question is not answered for the agency of the chat or the only one filed.
 */
export function withStrangers(mentions: Mentions): Mentions {
  if (mentions.unknown.length > 0 || says(mentions, 'every')) return mentions;
  const stands = mentions.agencies.length > 0 ? standsBeside : standsAsName;
  const names = mentions.leftovers.filter((leftover) => stands(leftover, mentions));
  if (names.length === 0) return mentions;
  return {
    ...mentions,
    unknown: names,
    leftovers: mentions.leftovers.filter((leftover) => !names.includes(leftover)),
  };
}

/** "than Kunshan", 洛江区和昆山2020年: beside a filed name only what is put on a level with it is a name. */
function standsBeside({ start, end, said }: Unknown, { text, agencies, years }: Mentions): boolean {
  if (/[a-z]/i.test(said))
    return /^[A-Z]/.test(said) && isPinyin(said.toLowerCase()) && BESIDE_NAME.test(text.slice(0, start));
  const before = agencies.some((agency) => agency.end < start && LEVEL_WITH.test(text.slice(agency.end, start)));
  return before && said.length <= 4 && (years.some((year) => year.start === end) || /^[谁哪]/.test(text.slice(end)));
}

function standsAsName({ start, end, said }: Unknown, mentions: Mentions): boolean {
  const { text, years, words } = mentions;
  if (/[a-z]/i.test(said)) {
    if (isChinese(text)) return PINYIN.test(said.toLowerCase());
    const capital = /^[A-Z]/.test(said) && (start > 0 || text.length < 60);
    return (capital && BEFORE_NAME.test(text.slice(0, start))) || (start === 0 && PINYIN.test(said.toLowerCase()));
  }
  if (said.length > 8 || /[类型性化的率者们]$/.test(said)) return false;
  // 2024年培训了多少人: what was done there is no agency.
  if (/^[了过着]/.test(text.slice(end))) return false;
  const opens =
    text.slice(0, start).length === 0 ||
    words.some((word) => word.kind === 'filler' && word.start === 0 && word.end === start);
  const besideYear = years.some((year) => year.end === start || year.start === end);
  const alone = end - start >= text.replace(/[呢吗?？。!！]+$/, '').length - 1;
  if (alone || besideYear) return true;
  // 鼓楼有多少件申请: what opens a question about no figure is seldom a name (小学划片的信息有吗).
  const figure = words.some(({ kind }) => FIGURE.has(kind));
  return (
    opens && words.some(({ start: next, kind }) => next === end && (TELLING.has(kind) || (figure && kind === 'filler')))
  );
}

const TELLING: ReadonlySet<string> = new Set(['row', 'application', 'matter', 'channel', 'pointer']);
const FIGURE: ReadonlySet<string> = new Set([...TELLING, 'applicant', 'rate', 'result', 'carrying', 'statistic']);
