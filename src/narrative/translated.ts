import type { AgencyNames } from '../report/agency.js';
import { isPinyin } from '../text/syllables.js';
import { CONCEPTS } from './concepts.js';
import { type EnglishNumber, englishNumbersIn, isSameInChinese } from './english-numbers.js';
import { numbersIn, type StatedNumber } from './numbers.js';
import { splitSentences } from './sentences.js';

/** What an English sentence is held against: the agencies and years of the passages it cites, and what they say. */
export type Original = { agencies: readonly string[]; years: readonly number[]; told: string };

const KIND =
  /\b([A-Za-z][a-z’']+)[\s-]+(district|county|city|town|township|subdistrict|province|village|bureau|commission)\b/gi;
const KINDS: Readonly<Record<string, string>> = {
  district: 'qu',
  county: 'xian',
  city: 'shi',
  town: 'zhen',
  township: 'xiang',
  subdistrict: 'jiedao',
  province: 'sheng',
  village: 'cun',
};
const CAPITALISED = /\b[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*/g;
/** English words that can be read as pinyin. */
const ENGLISH =
  /^(?:one|media|line|data|guide|name|names|time|page|change|manage|china|chinese|range|he|she|me|we|an|a|no|nine|ten|can|men|women|gain|long|hence|fine|same|made|make|take|like|home|more|sense|hang|gang|sang|song|dang|fan|pan|ran|man|ban|wan|sun|fun|run|gun|pin|bin|min|bang|wang|weibo|weixin|douyin|kuaishou|toutiao|yuan|june|here|rule|ensure|engage|huge|due|lane|date|base|case|care|share|wage|human|language)$/i;
/** What an English sentence says of a matter, and how a Chinese one that it renders must say it too. */
const TURNS: readonly (readonly [english: RegExp, written: RegExp])[] = [
  [
    /\b(?:increas|grew\b|grow|rose\b|ris(?:e|es|ing)\b|higher\b|more than\b|expan|up by\b)/i,
    /增|升|提|多|余|超|扩|涨|长|加/,
  ],
  [/\b(?:decreas|declin|fell\b|fall|drop|reduc|down by\b|fewer\b|less than\b|lower\b|shorten)/i, /减|降|少|缩|下|低/],
  [/\ball\b|\bevery\b|\beach\b|\bentire/i, /全(?![年区县市镇乡省国文面])|均|都|各|所有|100%|每|一律/],
  [/\bhalf\b|\bmajority\b|\bmost of\b|\bmainly\b|\bmostly\b/i, /半|多数|大部分|主要|为主|居多/],
  [/\bmany\b|\bvarious\b|\bdiverse?\b|\bmultiple\b/i, /多|丰富|各|若干/],
  [/\bsingle\b|\bonly\b|\bmonoton/i, /单一|仅|只|唯一|单调|单个/],
  [
    /\b(?:well|good|strong|sufficient|adequate|smooth|effective|high|rich|comprehensive|sound|skilled|frequent)\b/i,
    /好|强|足|有效|顺|高|优|丰富|健全|完善|全面|熟|频|多/,
  ],
  [/\b(?:low|weak|poor|small|little|slow|rarely|seldom)\b/i, /低|弱|差|小|少|慢|不|缺|欠/],
  [/\bdoubl|\btwice\b|\btripl/i, /倍|翻番|翻一番/],
];
const DENIES =
  /\b(?:no|not|none|never|without|nor|neither|cannot|zero|nil)\b|n['’]t\b|\black|insufficient|inadequa|shortage|fail|\bfew\b|weak|poor|short of|shortcoming|deficien|untimely|irregular|under-?staffed|slow|\blate\b|delay|limited|incomplete|\bun(?!der|it|i[vfq]|til)[a-z]{5,}/i;
const DENIED = /没有|没|未|无|不(?!断|仅|但|同|少于)|非|零|缺|欠|滞后|薄弱|较少|偏少|(?<![\d.])0(?![\d.])/;
/** Outcomes that are named by a denial and deny nothing by themselves: "12 were denied". */
const NAMED_DENIAL = {
  english: /\b(?:denied|denials?|refus\w*|withheld|rejected|unavailable|not (?:disclosed|processed|granted))\b/gi,
  written: /不予(?:公开|处理|受理|支持|答复)|无法提供|非本机关|不属于/g,
};
const PLANNED = /下一步|下步|今后|明年|将|拟|计划|打算/;
/** How a sentence begins that goes on with the matter of the one before. */
const GOES_ON = /^(?:其中|均|全部|已|共|占|上述|以上|比|较|同比)/;
const WILL = /\b(?:will|plans?|planned|next step|intends?|in future|aims?|should|to be|going to)\b/i;

/** Why an English sentence is not what its Chinese passages say, as far as that can be told without understanding both; `null` where nothing speaks against it. */
export function mistranslation(
  text: string,
  { original, names }: { original: Original; names: readonly AgencyNames[] },
): 'number' | 'year' | 'agency' | 'opposite' | 'unsupported' | null {
  const numbers = englishNumbersIn(text);
  const wrong = numberAstray(numbers, original);
  if (wrong) return wrong;
  if (namesAnother(text, { original, names })) return 'agency';
  const concepts = conceptsIn(text);
  if (concepts.some((written) => !written.test(original.told))) return 'unsupported';
  // A sentence that names nothing that can be looked up cannot be checked, and its numbers could be of anything.
  if (concepts.length === 0) return 'unsupported';
  if (englishClauses(text).some((clause) => countsElsewhere(clause, original.told))) return 'number';
  return turnsRound(text, original.told) ? 'opposite' : null;
}

/** The sentences of a passage that an English one most likely renders; empty where none stands out. */
export function renderedIn(text: string, passage: string): string[] {
  const numbers = englishNumbersIn(text).filter(({ isYear }) => !isYear);
  const concepts = conceptsIn(text);
  const scored = splitSentences(passage).map((sentence) => {
    const stated = numbersIn(sentence);
    const same = numbers.filter((number) => stated.some((other) => isSameInChinese(number, other))).length;
    return { sentence, score: 2 * same + concepts.filter((written) => written.test(sentence)).length };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ sentence }) => sentence);
}

function numberAstray(numbers: readonly EnglishNumber[], { told, years }: Original): 'number' | 'year' | null {
  const known = numbersIn(told);
  for (const number of numbers) {
    if (number.isYear) {
      if (!years.includes(number.value) && !known.some(({ value }) => value === number.value)) return 'year';
    } else if (!known.some((other) => isSameInChinese(number, other)) && !(number.value === 0 && DENIED.test(told))) {
      return 'number';
    }
  }
  return null;
}

/** A place's name in letters must be one of those that the cited agencies answer to. */
function namesAnother(
  text: string,
  { original: { agencies }, names }: { original: Original; names: readonly AgencyNames[] },
): boolean {
  const own = names
    .filter(({ name }) => agencies.includes(name))
    .flatMap(({ keys }) => keys.flatMap(({ key, kind }) => (kind === 'pinyin' ? [key] : [])));
  const stands = (name: string) => own.some((key) => key.includes(name));
  const places = [...text.matchAll(KIND)].flatMap(([, place = '', kind = '']) =>
    ENGLISH.test(place) || !isPinyin(place.toLowerCase()) ? [] : [`${place}${KINDS[kind.toLowerCase()] ?? ''}`],
  );
  const spelt = [...text.matchAll(CAPITALISED)].map(([run]) =>
    run
      .split(/\s+/)
      .filter((word) => isPinyin(word.toLowerCase()) && !ENGLISH.test(word))
      .join(''),
  );
  return [...places, ...spelt.filter((name) => name.length > 3)].some((name) => !stands(name.toLowerCase()));
}

function conceptsIn(text: string): RegExp[] {
  return CONCEPTS.flatMap(([english, written]) => (english.test(text) ? [written] : []));
}

function conceptsWrittenIn(text: string): RegExp[] {
  return CONCEPTS.flatMap(([, written]) => (written.test(text) ? [written] : []));
}

/** Whether a clause says of a number what the passage says of another one that is counted in the same. */
function countsElsewhere(clause: string, told: string): boolean {
  const numbers = englishNumbersIn(clause).filter(({ isYear }) => !isYear);
  if (numbers.length === 0) return false;
  // "10 and 2 respectively": which is which cannot be told.
  if (/\b(?:respectively|former|latter)\b/i.test(clause)) return true;
  const others = hanClauses(told).map((text) => ({ text, numbers: numbersIn(text) }));
  const unitsOf = (number: EnglishNumber) =>
    others.flatMap((other) => other.numbers.flatMap((one) => (isSameInChinese(number, one) ? [one.unit] : [])));
  const counted = numbers.map((number) => new Set(unitsOf(number)));
  if (counted.some((units, at) => counted.slice(at + 1).some((later) => [...later].some((unit) => units.has(unit)))))
    return true;
  const concepts = conceptsIn(clause);
  const named = (text: string) => concepts.filter((written) => written.test(text));
  return numbers.some((number, at) => {
    const here = others.filter((other) => other.numbers.some((one) => isSameInChinese(number, one)));
    if (here.length > 0 && here.every((clause) => countsOther(clause, number))) return true;
    // "由11人增至34人": one of the two alone is neither.
    const isOfPair = ({ numbers: stated }: { numbers: StatedNumber[] }) =>
      stated.filter(({ unit }) => counted[at]?.has(unit)).length > 1;
    if (here.length > 0 && here.every(isOfPair)) return true;
    const elsewhere = others.filter(
      (other) =>
        !here.includes(other) &&
        other.numbers.some(({ unit }) => counted[at]?.has(unit) || (number.units?.includes(unit) ?? true)),
    );
    const most = (clauses: typeof others) => Math.max(0, ...clauses.map(({ text }) => named(text).length));
    if (most(elsewhere) > most(here)) return true;
    // A matter that its own sentence does not name may only be carried over by one that goes on.
    const own = splitSentences(told).filter((sentence) =>
      numbersIn(sentence).some((one) => isSameInChinese(number, one)),
    );
    if (concepts.some((written) => !own.some((sentence) => written.test(sentence) || GOES_ON.test(sentence))))
      return true;
    // What is only told after the number is told of something else; what was told before it may be what it is of.
    const last = Math.max(...here.map((other) => others.indexOf(other)));
    if (concepts.some((written) => !others.slice(0, last + 1).some(({ text }) => written.test(text)))) return true;
    // A part of something (其中) must be told by what tells it from the whole.
    return here.every(
      ({ text }) =>
        text.startsWith('其中') && named(text).every((written) => elsewhere.some((other) => written.test(other.text))),
    );
  });
}

/** Whether a clause names behind the same number something else that is counted: 4个社区 are no villages. */
function countsOther({ text, numbers }: { text: string; numbers: StatedNumber[] }, number: EnglishNumber): boolean {
  const same = numbers.find((one) => isSameInChinese(number, one))?.printed ?? '';
  const behind = text.slice(text.indexOf(same) + same.length).slice(0, 4);
  const [said, written] = [conceptsIn(number.counted), conceptsWrittenIn(behind)];
  return said.length > 0 && written.length > 0 && !said.some((concept) => written.includes(concept));
}

/** Whether a sentence denies what the passage affirms, or the reverse, or tells a plan as done. */
function turnsRound(text: string, told: string): boolean {
  const found = renderedIn(text, told);
  const sentences = found.length > 0 ? found : splitSentences(told);
  const numbers = englishNumbersIn(text).filter(({ isYear }) => !isYear);
  const concepts = conceptsIn(text);
  const clauses = hanClauses(sentences.join('\n'));
  const about = clauses.filter(
    (part) =>
      concepts.some((written) => written.test(part)) ||
      numbersIn(part).some((one) => numbers.some((number) => isSameInChinese(number, one))),
  );
  const near = about.length > 0 ? about : clauses;
  const said = near.join('，');
  if (TURNS.some(([english, written]) => english.test(text) && !written.test(said))) return true;
  const isDenied = (clause: string) => DENIED.test(clause.replaceAll(NAMED_DENIAL.written, ''));
  const denied = near.map(isDenied);
  // What the passage names only to deny it (无超期) must be denied.
  const onlyDenied = concepts.some((written) => {
    const naming = clauses.filter((clause) => written.test(clause));
    return naming.length > 0 && naming.every(isDenied);
  });
  const denies = DENIES.test(text.replaceAll(NAMED_DENIAL.english, ''));
  if (denies ? !denied.includes(true) : onlyDenied || !denied.includes(false)) return true;
  const planned = sentences.map((sentence) => PLANNED.test(sentence));
  return WILL.test(text) ? !planned.includes(true) : !planned.includes(false);
}

function englishClauses(text: string): string[] {
  return text
    .split(
      /[,;:](?=\s)|(?<!\b(?:hundred|thousand|million)\s)\b(?:and|while|whereas|but|of which|with an?|including)\b/i,
    )
    .filter((clause) => /\w/.test(clause));
}

function hanClauses(text: string): string[] {
  return text.split(/[，,；;、。：:！？!?\n]/).filter((clause) => /\p{L}|\d/u.test(clause));
}
